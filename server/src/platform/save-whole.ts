import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Takes the next bytes of a file; resolves when it may be called again. */
export type WriteBytes = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes a file whole or not at all: under another name beside it, flushed, then renamed; what was half-written is
 * removed. Only its owner may read it. What `produce` or the disk refuses is thrown.
 */
export async function saveWhole<T>(path: string, produce: (write: WriteBytes) => Promise<T>): Promise<T> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`);
  const file = await open(draft, "wx", 0o600);
  try {
    const result = await produce((bytes) => file.writeFile(bytes));
    await file.sync();
    await file.close();
    await rename(draft, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
