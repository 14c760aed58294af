export type { BlobStore } from "./blob-store.ts";
export { createDatabaseBlobStore, type RunStatement } from "./database-blob-store.ts";
export { createDiskBlobStore } from "./disk-blob-store.ts";
export { openBlobs } from "./open-blobs.ts";
