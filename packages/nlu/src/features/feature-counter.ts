/** Distinct hashes in the order in which they first came, and the number of times each occurs. */
export interface CountedHashes {
  readonly hashes: Uint32Array;
  readonly counts: Uint32Array;
}

const FIRST_SLOTS = 2_048;
const SPREAD = 0x9e3779b1;

/**
 * Counts feature hashes. One counter is reused for every text, so that nothing is allocated per n-gram: a table by open
 * addressing, whose slots hold only what the current text put there.
 */
export class FeatureCounter {
  #slots = new Uint32Array(FIRST_SLOTS);
  /** In which text a slot was filled. */
  #texts = new Uint32Array(FIRST_SLOTS);
  #hashes = new Uint32Array(FIRST_SLOTS / 2);
  #counts = new Uint32Array(FIRST_SLOTS / 2);
  #text = 1;
  #size = 0;

  /** Forgets everything added. */
  clear(): void {
    this.#size = 0;
    this.#text += 1;
    if (this.#text <= 0xffff_ffff) return;
    this.#text = 1;
    this.#texts.fill(0);
  }

  /** Adds one hash. */
  add(hash: number): void {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(hash, SPREAD) >>> 8) & mask;
    while (this.#texts[slot] === this.#text) {
      const index = this.#slots[slot] ?? 0;
      if (this.#hashes[index] === hash) {
        this.#counts[index] = (this.#counts[index] ?? 0) + 1;
        return;
      }
      slot = (slot + 1) & mask;
    }
    this.#texts[slot] = this.#text;
    this.#slots[slot] = this.#size;
    this.#hashes[this.#size] = hash;
    this.#counts[this.#size] = 1;
    this.#size += 1;
    if (this.#size === this.#hashes.length) this.#grow();
  }

  /** What was added since it was cleared; a view that holds until the next text. */
  counted(): CountedHashes {
    return { hashes: this.#hashes.subarray(0, this.#size), counts: this.#counts.subarray(0, this.#size) };
  }

  #grow(): void {
    const { hashes, counts } = this.counted();
    const slots = this.#slots.length * 2;
    this.#slots = new Uint32Array(slots);
    this.#texts = new Uint32Array(slots);
    this.#hashes = new Uint32Array(slots / 2);
    this.#counts = new Uint32Array(slots / 2);
    this.clear();
    for (const hash of hashes) this.add(hash);
    this.#counts.set(counts);
  }
}
