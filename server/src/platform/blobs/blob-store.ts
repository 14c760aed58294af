/** Where files are kept. Names are ids that this program chose, never what somebody uploaded. */
export interface BlobStore {
  /** Keeps the bytes under a new id, durably: when it resolves they survive a crash. */
  put(id: string, bytes: Uint8Array): Promise<void>;
  /** The bytes, or null when nothing is kept under this id. */
  get(id: string): Promise<Uint8Array | null>;
  /** Forgets the bytes; forgetting what is not there is no error. */
  delete(id: string): Promise<void>;
}
