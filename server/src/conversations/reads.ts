/** Reads that are gathered: batches in flight at once, so that one slow batch does not hold up all, and items of one. */
export const READS = { inFlight: 2, most: 64 } as const;
