import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { saveWhole } from "../save-whole.ts";
import type { BlobStore } from "./blob-store.ts";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Keeps blobs as files below a folder, in sub-folders by the end of their id (UUIDv7 begins with the time). */
export function createDiskBlobStore(folder: string): BlobStore {
  const pathOf = (id: string): string => {
    if (!ID.test(id)) throw new TypeError("a blob's id is a UUID");
    return join(folder, id.slice(-2), id);
  };
  return {
    put: async (id, bytes) => writeDurably(pathOf(id), bytes),
    get: async (id) => readFile(pathOf(id)).catch(nullWhenMissing),
    delete: async (id) => rm(pathOf(id), { force: true }),
  };
}

/** A crash leaves the whole file or none. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await saveWhole(path, (write) => write(bytes));
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
