import { join } from "node:path";
import type { Config } from "../config.ts";
import type { BlobStore } from "./blob-store.ts";
import { createDatabaseBlobStore, type RunStatement } from "./database-blob-store.ts";
import { createDiskBlobStore } from "./disk-blob-store.ts";

/** Where files lie below the data folder. */
export const blobsFolder = (dataFolder: string): string => join(dataFolder, "blobs");

/** Opens the store that the settings name; `run` reaches the database. */
export function openBlobs(config: Pick<Config, "blobs" | "dataFolder">, run: RunStatement): BlobStore {
  return config.blobs === "database"
    ? createDatabaseBlobStore(run)
    : createDiskBlobStore(blobsFolder(config.dataFolder));
}
