import type { BlobStore } from "./blob-store.ts";

/** Runs a statement with values in the places of `$1` and `$2`, and answers its rows. */
export type RunStatement = (text: string, values: readonly unknown[]) => Promise<readonly object[]>;

/** Keeps blobs in the database, for programs on several machines. */
export function createDatabaseBlobStore(run: RunStatement): BlobStore {
  return {
    put: async (id, bytes) => {
      await run("select warmline_put_blob($1, $2)", [id, bytes]);
    },
    get: async (id) => {
      const [row] = await run("select bytes from warmline_get_blob($1)", [id]);
      return row && "bytes" in row && row.bytes instanceof Uint8Array ? row.bytes : null;
    },
    delete: async (id) => {
      await run("select warmline_delete_blob($1)", [id]);
    },
  };
}
