import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { errorCode } from "./error-code.ts";
import { startOf } from "./process-identity.ts";

/** Which process holds a lock. */
export interface Holder {
  readonly pid: number;
  /** When that process began, as `startOf` tells it: with the pid it names one process for ever. */
  readonly start: string;
  /** When it took the lock, in ISO 8601. */
  readonly since: string;
  /** How it was called, for a person to recognise it. */
  readonly command: string;
}

/** A lock that was taken, or who holds it. */
export type Taken =
  { readonly ok: true; readonly release: () => Promise<void> } | { readonly ok: false; readonly holder: Holder };

/** Which lock: files called `<name>.<generation>` in a folder. */
export interface LockOptions {
  readonly folder: string;
  readonly name: string;
  readonly clock: Clock;
}

const RETRY_MS = 10;

const generationOf = (name: string, file: string): number => {
  const text = file.startsWith(`${name}.`) ? file.slice(name.length + 1) : "";
  return /^\d+$/u.test(text) ? Number(text) : 0;
};

/** All generations that lie there, the newest first. */
const listGenerations = async ({ folder, name }: LockOptions): Promise<readonly number[]> =>
  (await readdir(folder))
    .map((file) => generationOf(name, file))
    .filter((generation) => generation > 0)
    .sort((a, b) => b - a);

const fileOf = ({ folder, name }: LockOptions, generation: number): string => join(folder, `${name}.${generation}`);

const isHolder = (value: unknown): value is Holder =>
  typeof value === "object" &&
  value !== null &&
  "pid" in value &&
  typeof value.pid === "number" &&
  ["start", "since", "command"].every((field) => typeof Reflect.get(value, field) === "string");

const parseHolder = (text: string): Holder | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The live process that a generation's file names; a given-back lock names nobody. */
const liveHolder = async (file: string): Promise<Holder | undefined> => {
  const holder = parseHolder(await readFile(file, "utf8"));
  return holder !== undefined && (await startOf(holder.pid)) === holder.start ? holder : undefined;
};

/** Whether the process that a lock's file names still runs; the file may be gone. */
export const isLockHeld = async (file: string): Promise<boolean> =>
  (await liveHolder(file).catch(() => undefined)) !== undefined;

const describeSelf = async (clock: Clock): Promise<Holder> => ({
  pid: process.pid,
  start: (await startOf(process.pid)) ?? "unknown",
  since: clock.now().toISOString(),
  command: [basename(process.argv[1] ?? process.argv0), ...process.argv.slice(2)].join(" "),
});

const withDraft = async <T>(options: LockOptions, content: unknown, use: (draft: string) => Promise<T>): Promise<T> => {
  const draft = join(options.folder, `${options.name}.draft-${randomUUID()}`);
  // Readable, in a folder that is closed: root may have run here before the folder's owner does.
  await writeFile(draft, `${JSON.stringify(content)}\n`, { mode: 0o644 });
  return use(draft).finally(() => rm(draft, { force: true }));
};

/** Makes the file with all its content in one step; false where somebody was quicker. */
const claim = async (options: LockOptions, generation: number): Promise<boolean> =>
  withDraft(options, await describeSelf(options.clock), async (draft) => {
    try {
      await link(draft, fileOf(options, generation));
      return true;
    } catch (error) {
      if (errorCode(error) === "EEXIST") return false;
      throw error;
    }
  });

/** Given back by writing so, not by removing: generations only grow, or a slow rival could claim a number used before. */
const release = (options: LockOptions, generation: number) => (): Promise<void> =>
  withDraft(options, { released: true }, (draft) => rename(draft, fileOf(options, generation)));

const removeOlder = async (options: LockOptions, generations: readonly number[], mine: number): Promise<void> => {
  for (const generation of generations) {
    if (generation < mine) await rm(fileOf(options, generation), { force: true });
  }
};

/** Undefined where the folder changed under our eyes, and it must be looked at again. */
const tryOnce = async (options: LockOptions): Promise<Taken | undefined> => {
  const [newest = 0] = await listGenerations(options);
  const holder = newest === 0 ? undefined : await liveHolder(fileOf(options, newest));
  if (holder !== undefined) return { ok: false, holder };
  const mine = newest + 1;
  if (!(await claim(options, mine))) return undefined;
  const generations = await listGenerations(options);
  if (generations[0] !== mine) {
    // We were slow: this number had been used and cleared away, and a newer one is in force.
    await rm(fileOf(options, mine), { force: true });
    return undefined;
  }
  await removeOlder(options, generations, mine);
  return { ok: true, release: release(options, mine) };
};

const retryWhenMoved = async (options: LockOptions): Promise<Taken | undefined> => {
  try {
    return await tryOnce(options);
  } catch (error) {
    // The generation that we looked at was cleared away by its successor.
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
};

/**
 * Takes a lock that lasts until it is given back or its process ends, however it ends. Whoever wants it claims the
 * generation after the newest one, once the newest one's process is dead: creating that file succeeds for one only.
 * It holds among processes that see each other's pids, so not between containers that share a folder.
 */
export const takeLock = async (options: LockOptions): Promise<Taken> => {
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  for (;;) {
    const taken = await retryWhenMoved(options);
    if (taken !== undefined) return taken;
    await pause(RETRY_MS);
  }
};

/** Does `work` while nobody else does work under the same lock, however long the others take. */
export const withLock = async <T>(options: LockOptions, work: () => Promise<T>): Promise<T> => {
  for (;;) {
    const taken = await takeLock(options);
    if (taken.ok) return work().finally(taken.release);
    await pause(RETRY_MS);
  }
};
