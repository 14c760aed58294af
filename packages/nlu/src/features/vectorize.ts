import type { CountedHashes } from "./feature-counter.ts";
import { kindOf, kinds } from "./hash.ts";
import { findHash } from "./hash-table.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A sparse row: feature indexes with their values. Each block (words, characters, concepts) has its own length. */
export interface SparseVector {
  readonly indexes: Uint32Array;
  readonly values: Float32Array;
}

/** What a text looks like to a model. */
export interface Vectorized extends SparseVector {
  /** Share of the text's words seen in scope in training, weighted by idf, 0..1; 0 for a text without words. */
  readonly knownShare: number;
}

/** What the trade's lexicon sees counts for more than the letters: found by cross-validation on the retail pack. */
const CONCEPT_WEIGHT = 1.4;

let indexes = new Uint32Array(512);
let values = new Float32Array(512);
let blocks = new Uint8Array(512);

/** Room for so many features, used again for every text: allocating it anew took a tenth of understanding. */
function makeRoom(features: number): void {
  if (features <= indexes.length) return;
  indexes = new Uint32Array(2 * features);
  values = new Float32Array(2 * features);
  blocks = new Uint8Array(2 * features);
}

/** Weighs a text's features by (1 + ln tf) · idf and normalises each block on its own. */
export function vectorize(features: CountedHashes, vocabulary: Vocabulary): Vectorized {
  const view = vectorizeForNow(features, vocabulary);
  return { ...view, indexes: view.indexes.slice(), values: view.values.slice() };
}

/** What {@link vectorize} makes, to be used before the next text is read. */
export function vectorizeForNow({ hashes, counts }: CountedHashes, vocabulary: Vocabulary): Vectorized {
  makeRoom(hashes.length);
  squares.fill(0);
  let [size, known, all] = [0, 0, 0];
  for (let position = 0; position < hashes.length; position += 1) {
    const hash = hashes[position] ?? 0;
    const index = findHash(vocabulary.table, vocabulary.hashes, hash);
    const idf = index < 0 ? vocabulary.unseenIdf : (vocabulary.idf[index] ?? 0);
    if (kindOf(hash) === kinds.word) {
      all += idf;
      known += index >= 0 && vocabulary.known[index] === 1 ? idf : 0;
    }
    if (index < 0) continue;
    const value = logCount(counts[position] ?? 1) * idf;
    const block = blockOf(hash);
    squares[block] = (squares[block] ?? 0) + value * value;
    blocks[size] = block;
    indexes[size] = index;
    values[size] = value;
    size += 1;
  }
  for (let block = 0; block < squares.length; block += 1) scales[block] = scaleOf(squares[block] ?? 0, block);
  for (let position = 0; position < size; position += 1)
    values[position] = (values[position] ?? 0) * (scales[blocks[position] ?? 0] ?? 1);
  const knownShare = all === 0 ? 0 : known / all;
  return { indexes: indexes.subarray(0, size), values: values.subarray(0, size), knownShare };
}

const squares = new Float64Array(kinds.concept + 1);
const scales = new Float64Array(kinds.concept + 1);

function logCount(count: number): number {
  return count === 1 ? 1 : 1 + Math.log(count);
}

function scaleOf(square: number, block: number): number {
  return (block === kinds.concept ? CONCEPT_WEIGHT : 1) / Math.sqrt(square || 1);
}

/** Words and word pairs share one block. */
function blockOf(hash: number): number {
  const kind = kindOf(hash);
  return kind === kinds.phrase ? kinds.word : kind;
}
