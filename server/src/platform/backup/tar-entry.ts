import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { pack } from "tar-stream";
import { SEAL_NAME } from "./format.ts";

const BLOCK_BYTES = 512;
/** Two empty blocks end a tar file. */
const END_BYTES = 2 * BLOCK_BYTES;
/** The seal's header, its text padded to a block, and the end of the file. */
export const SEAL_BYTES = 2 * BLOCK_BYTES + END_BYTES;

/** An entry as it stands in the file. Times and owners are no part of a backup: the same data gives the same bytes. */
export async function tarEntry(name: string, bytes: Uint8Array): Promise<Buffer> {
  return (await alone(name, bytes)).subarray(0, -END_BYTES);
}

/** The file's last bytes: they follow from the hash of all before, so that no byte of the file can be another one. */
export async function sealOf(sha256: string): Promise<Buffer> {
  return alone(SEAL_NAME, Buffer.from(sha256));
}

async function alone(name: string, bytes: Uint8Array): Promise<Buffer> {
  const file = pack();
  file.entry({ name, mode: 0o600, mtime: new Date(0) }, Buffer.from(bytes));
  file.finalize();
  return buffer(file);
}

/** Where a backup goes: hands over one entry after another and ends with the seal. */
export interface EntryWriter {
  readonly add: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** Writes entries through `write`, which resolves when it may be called again. */
export function openEntryWriter(write: (bytes: Uint8Array) => Promise<void>): EntryWriter {
  const hash = createHash("sha256");
  return {
    add: async (name, bytes) => {
      const entry = await tarEntry(name, bytes);
      hash.update(entry);
      await write(entry);
    },
    finish: async () => write(await sealOf(hash.digest("hex"))),
  };
}
