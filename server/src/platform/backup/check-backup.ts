import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { buffer } from "node:stream/consumers";
import { extract } from "tar-stream";
import {
  type Contents,
  CONTENTS_NAME,
  FORMAT,
  type Header,
  HEADER_NAME,
  parseContents,
  parseHeader,
} from "./format.ts";
import { SEAL_BYTES, sealOf } from "./tar-entry.ts";

/** Why a file is not restored; nothing was changed. */
export type FileRefusal = "file_unreadable" | "backup_foreign" | "backup_newer" | "backup_broken";

/** A file that is whole, and what it says of itself. */
export interface WholeBackup {
  readonly ok: true;
  readonly path: string;
  readonly header: Header;
  readonly contents: Contents;
  /** How many bytes the seal speaks for. */
  readonly bodyBytes: number;
}

/** What a look at a file gave. */
export type CheckedBackup = WholeBackup | { readonly ok: false; readonly code: FileRefusal };

/** One entry while the file is read from its beginning. */
export interface BackupEntry {
  readonly name: string;
  readonly bytes: () => Promise<Buffer>;
}

/** The header lies within this many bytes from the beginning: a list of migrations. */
const HEADER_BYTES = 1024 * 1024;
const NAME_BYTES = 100;

const refuse = (code: FileRefusal): CheckedBackup => ({ ok: false, code });

/** Reads a whole file and says whether it is a backup that lost and changed nothing, down to the last bit. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const file = await open(path, "r").catch(() => undefined);
  if (file === undefined) return refuse("file_unreadable");
  try {
    return await checkFile(path, file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EISDIR") return refuse("file_unreadable");
    throw error;
  } finally {
    await file.close();
  }
}

async function checkFile(path: string, file: FileHandle): Promise<CheckedBackup> {
  const claimed = await readClaim(file);
  if (claimed === undefined) return refuse("backup_foreign");
  if (claimed.format !== undefined && claimed.format > FORMAT) return refuse("backup_newer");
  const bodyBytes = (await file.stat()).size - SEAL_BYTES;
  if (bodyBytes <= 0 || !(await isSealed(path, file, bodyBytes))) return refuse("backup_broken");
  return (await readOwnWords(path, bodyBytes)) ?? refuse("backup_broken");
}

/** What the beginning says before it is known to be true: whether it is ours at all, and which format it claims. */
async function readClaim(file: FileHandle): Promise<{ readonly format: number | undefined } | undefined> {
  const start = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await file.read(start, 0, HEADER_BYTES, 0);
  const name = start.subarray(0, NAME_BYTES).toString("latin1").replace(/\0.*$/su, "");
  if (name !== HEADER_NAME) return undefined;
  const format = /"format":\s*(\d{1,9})/u.exec(start.subarray(0, bytesRead).toString("latin1"))?.[1];
  return { format: format === undefined ? undefined : Number(format) };
}

async function isSealed(path: string, file: FileHandle, bodyBytes: number): Promise<boolean> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { end: bodyBytes - 1 }), hash);
  const seal = Buffer.alloc(SEAL_BYTES);
  await file.read(seal, 0, SEAL_BYTES, bodyBytes);
  return seal.equals(await sealOf(hash.digest("hex")));
}

async function readOwnWords(path: string, bodyBytes: number): Promise<CheckedBackup | undefined> {
  let header: Header | undefined;
  let contents: Contents | undefined;
  await readEntries({ path, bodyBytes }, async ({ name, bytes }) => {
    if (name === HEADER_NAME) header = parseHeader(await bytes());
    if (name === CONTENTS_NAME) contents = parseContents(await bytes());
  });
  return header && contents ? { ok: true, path, header, contents, bodyBytes } : undefined;
}

/** Hands over every entry in order; one that is not asked for its bytes is skipped. */
export async function readEntries(
  { path, bodyBytes }: Pick<WholeBackup, "path" | "bodyBytes">,
  take: (entry: BackupEntry) => Promise<void>,
): Promise<void> {
  const tar = extract();
  const reading = pipeline(createReadStream(path, { end: bodyBytes - 1 }), tar);
  // Whoever iterates is told of what goes wrong; the pipeline tells it a second time.
  reading.catch(() => undefined);
  for await (const entry of tar) {
    await take({ name: entry.header.name, bytes: () => buffer(Readable.from(entry)) });
    entry.resume();
  }
  await reading;
}
