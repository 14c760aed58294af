export type { BlobStore } from "./blob-store.ts";
export { blobsMigration } from "./blobs-migration.ts";
export { createDatabaseBlobStore, type RunStatement } from "./database-blob-store.ts";
export { createDiskBlobStore } from "./disk-blob-store.ts";
export { blobsFolder, openBlobs } from "./open-blobs.ts";
