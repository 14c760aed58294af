export type { BlobStore } from "./blob-store.ts";
export { createDiskBlobStore } from "./disk-blob-store.ts";
