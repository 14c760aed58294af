import type { CountedHashes } from "./feature-buffer.ts";
import { kindOf, kinds } from "./hash.ts";
import { findHash, type Vocabulary } from "./vocabulary.ts";

/** A sparse row: feature indexes with their values. Each block (words, characters) has length 1 on its own. */
export interface SparseVector {
  readonly indexes: Uint32Array;
  readonly values: Float32Array;
}

/** What a text looks like to a model. */
export interface Vectorized extends SparseVector {
  /** Share of the text's words seen in scope in training, weighted by idf, 0..1; 0 for a text without words. */
  readonly knownShare: number;
}

/** Weighs a text's features by (1 + ln tf) · idf and normalises words and characters each on their own. */
export function vectorize(features: CountedHashes, vocabulary: Vocabulary): Vectorized {
  const indexes = new Uint32Array(features.hashes.length);
  const values = new Float32Array(features.hashes.length);
  const share = new KnownShare();
  const lengths = new BlockLengths();
  let size = 0;
  features.hashes.forEach((hash, position) => {
    const index = findHash(vocabulary.hashes, hash);
    if (kindOf(hash) === kinds.word) share.add(vocabulary, index);
    if (index < 0) return;
    const value = (1 + Math.log(features.counts[position] ?? 1)) * (vocabulary.idf[index] ?? 0);
    lengths.add(hash, value);
    indexes[size] = index;
    values[size] = value;
    size += 1;
  });
  const row = { indexes: indexes.slice(0, size), values: values.slice(0, size) };
  scaleBlocks(row, vocabulary, lengths);
  return { ...row, knownShare: share.value() };
}

function scaleBlocks(row: SparseVector, vocabulary: Vocabulary, lengths: BlockLengths): void {
  row.indexes.forEach((index, position) => {
    row.values[position] = (row.values[position] ?? 0) * lengths.scaleOf(vocabulary.hashes[index] ?? 0);
  });
}

class BlockLengths {
  #words = 0;
  #characters = 0;

  add(hash: number, value: number): void {
    if (kindOf(hash) === kinds.characters) this.#characters += value * value;
    else this.#words += value * value;
  }

  scaleOf(hash: number): number {
    return 1 / Math.sqrt(kindOf(hash) === kinds.characters ? this.#characters : this.#words);
  }
}

class KnownShare {
  #known = 0;
  #all = 0;

  add(vocabulary: Vocabulary, index: number): void {
    const weight = vocabulary.idf[index] ?? vocabulary.unseenIdf;
    this.#all += weight;
    if (vocabulary.known[index] === 1) this.#known += weight;
  }

  value(): number {
    return this.#all === 0 ? 0 : this.#known / this.#all;
  }
}
