/**
 * A growing list of feature hashes. One buffer is reused for every text, so extraction allocates nothing per n-gram.
 * The top two bits of a hash tell its kind, so that sorting groups a text's features by kind.
 */
export class FeatureBuffer {
  #hashes = new Uint32Array(1024);
  #length = 0;

  /** Forgets everything added. */
  clear(): void {
    this.#length = 0;
  }

  /** Adds one hash. */
  add(hash: number): void {
    if (this.#length === this.#hashes.length) this.#grow();
    this.#hashes[this.#length] = hash;
    this.#length += 1;
  }

  /** The hashes added, ascending, with how often each was added. */
  counted(): CountedHashes {
    const sorted = this.#hashes.subarray(0, this.#length).sort();
    return countRuns(sorted);
  }

  #grow(): void {
    const wider = new Uint32Array(this.#hashes.length * 2);
    wider.set(this.#hashes);
    this.#hashes = wider;
  }
}

/** Distinct hashes in ascending order, and the number of times each occurs. */
export interface CountedHashes {
  readonly hashes: Uint32Array;
  readonly counts: Uint32Array;
}

/** Turns an ascending list into distinct values and their counts. */
export function countRuns(sorted: Uint32Array): CountedHashes {
  const hashes = new Uint32Array(sorted.length);
  const counts = new Uint32Array(sorted.length);
  let size = 0;
  for (const hash of sorted) {
    if (size === 0 || hashes[size - 1] !== hash) {
      hashes[size] = hash;
      size += 1;
    }
    counts[size - 1] = (counts[size - 1] ?? 0) + 1;
  }
  return { hashes: hashes.slice(0, size), counts: counts.slice(0, size) };
}
