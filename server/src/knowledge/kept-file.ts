import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { saveWhole } from "../platform/save-whole.ts";
import type { Pack } from "./core/pack.ts";

/** Where what was learned from packs is kept between starts; without a folder it is not. */
export interface KeptOptions {
  readonly cacheFolder?: string;
}

/** What was learned from a pack. `version` is raised when what older programs kept would be read or meant wrongly. */
export interface Learned {
  readonly pack: Pick<Pack, "id" | "contentHash">;
  readonly kind: "model" | "readings";
  readonly version: number;
}

/** What was kept of exactly this content, or undefined. */
export async function readKept({ cacheFolder }: KeptOptions, what: Learned): Promise<Uint8Array | undefined> {
  if (cacheFolder === undefined) return undefined;
  return readFile(join(cacheFolder, fileName(what))).catch(() => undefined);
}

/** Keeps it whole, so that another program never reads half of it, and drops the pack's older ones; or does without. */
export async function keep({ cacheFolder }: KeptOptions, what: Learned, bytes: Uint8Array): Promise<void> {
  if (cacheFolder === undefined) return;
  await write(cacheFolder, what, bytes).catch(() => undefined);
}

async function write(folder: string, what: Learned, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = fileName(what);
  await saveWhole(join(folder, name), (put) => put(bytes));
  const others = (await readdir(folder)).filter((file) => isOf(what, file) && file !== name);
  await Promise.all(others.map((file) => rm(join(folder, file), { force: true })));
}

function fileName({ pack, kind, version }: Learned): string {
  return `${pack.id}.${version}.${pack.contentHash.slice(0, 32)}.${kind}`;
}

function isOf({ pack, kind }: Learned, file: string): boolean {
  return file.startsWith(`${pack.id}.`) && file.endsWith(`.${kind}`);
}
