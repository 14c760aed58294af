import { emptyLexicon, type Lexicon } from "../features/concepts.ts";
import type { SparseVector } from "../features/vectorize.ts";
import { findNeighbours } from "../lsa/neighbours.ts";
import { compareWithAll, pointOf } from "../lsa/points.ts";
import { fitTexts, type Placed, placeTexts, type TextSpace, type TextVectors, weighTexts } from "../lsa/text-space.ts";
import { type ByteRows, packRows } from "../learn/byte-rows.ts";
import { projectByBytes } from "./project-by-bytes.ts";

/** How an index is made; everything has a default. */
export interface IndexOptions {
  readonly seed?: number;
  /** What the trade's words mean. */
  readonly lexicon?: Lexicon;
}

/** A text of the index, by its place in what was given, and how alike it is, 0..1. */
export interface Similar {
  readonly index: number;
  readonly score: number;
}

/** Two texts that are nearly the same, by their places, the first one first. */
export interface Duplicate {
  readonly left: number;
  readonly right: number;
  readonly score: number;
}

/** Finds texts that ask the same. */
export interface SimilarityIndex {
  /** The most similar texts, best first; none for a text without a word that the index knows. */
  nearest(text: string, most: number): readonly Similar[];
  /** Pairs that are at least so alike, best first; of each text its ten nearest are looked at. */
  duplicates(least: number): readonly Duplicate[];
  /** What it is made of: for saving it. */
  readonly parts: IndexParts;
}

/** What an index cannot find out again quickly. */
export interface IndexParts {
  readonly texts: readonly string[];
  readonly lexicon: Lexicon;
  readonly seed: number;
  /** The directions of latent semantic analysis, a row for each n-gram. */
  readonly basis: ByteRows;
}

/**
 * What shared n-grams count beside meaning. The nearest training question of BANKING77 has the intent of the one asked in
 * 82.1 % with both, 82.0 with meaning alone, 80.5 with n-grams alone; n-grams put what is nearly the same first.
 */
const SHARED_WEIGHT = 0.5;
const CANDIDATES = 10;
const DEFAULTS = { seed: 1, lexicon: emptyLexicon };

/** Makes an index of texts, for search in FAQs and for finding duplicates: shared n-grams and latent semantics, averaged. */
export function createIndex(texts: readonly string[], options: IndexOptions = {}): SimilarityIndex {
  const { lexicon, seed } = { ...DEFAULTS, ...options };
  const weighed = weighTexts(texts, lexicon);
  const { dimensions, basis } = fitTexts(weighed, seed);
  const rows = packRows({ count: weighed.features, width: dimensions, values: basis });
  return openIndex(weighed, { texts, lexicon, seed, basis: rows });
}

/** Makes an index of its parts, whose texts have been weighed. */
export function openIndex(weighed: TextVectors, parts: IndexParts): SimilarityIndex {
  const space = placeTexts(weighed, projectByBytes(parts.basis));
  const shared = sharedNGrams(space);
  const scoresOf = (placed: Pick<Placed, "vector" | "point">): Float64Array => {
    const scores = shared(placed.vector);
    const cosines = compareWithAll(space.points, placed.point);
    return scores.map((score, index) => SHARED_WEIGHT * score + (1 - SHARED_WEIGHT) * Math.max(0, cosines[index] ?? 0));
  };
  return {
    nearest: (text, most) => {
      const placed = space.place(text);
      if (placed.knownShare === 0) return [];
      return best(scoresOf(placed), most).map(({ index, score }) => ({ index, score: score * placed.knownShare }));
    },
    duplicates: (least) => duplicatesOf(space, scoresOf, { least, seed: parts.seed }),
    parts,
  };
}

/** Cosines of n-grams, by an inverted index: for each n-gram the texts that have it. */
function sharedNGrams({ vectors, features }: TextVectors): (vector: SparseVector) => Float64Array {
  const starts = new Uint32Array(features + 1);
  for (const { indexes } of vectors)
    for (const feature of indexes) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < features; feature += 1)
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  const holders = new Uint32Array(starts[features] ?? 0);
  const weights = new Float32Array(holders.length);
  const next = starts.slice();
  vectors.forEach(({ indexes, values }, text) => {
    const length = lengthOf(values);
    indexes.forEach((feature, position) => {
      const at = next[feature] ?? 0;
      holders[at] = text;
      weights[at] = (values[position] ?? 0) / length;
      next[feature] = at + 1;
    });
  });
  return ({ indexes, values }) => {
    const scores = new Float64Array(vectors.length);
    const length = lengthOf(values);
    indexes.forEach((feature, position) => {
      const value = (values[position] ?? 0) / length;
      for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
        const text = holders[at] ?? 0;
        scores[text] = (scores[text] ?? 0) + value * (weights[at] ?? 0);
      }
    });
    return scores;
  };
}

function lengthOf(values: Float32Array): number {
  let square = 0;
  for (const value of values) square += value * value;
  return Math.sqrt(square) || 1;
}

function best(scores: Float64Array, most: number): readonly Similar[] {
  const found: Similar[] = [];
  scores.forEach((score, index) => {
    if (score <= 0 || (found.length === most && score <= (found[most - 1]?.score ?? 0))) return;
    const place = found.findIndex((other) => other.score < score);
    found.splice(place < 0 ? found.length : place, 0, { index, score: Math.min(1, score) });
    if (found.length > most) found.pop();
  });
  return found;
}

function duplicatesOf(
  { points, vectors }: TextSpace,
  scoresOf: (placed: Pick<Placed, "vector" | "point">) => Float64Array,
  { least, seed }: { readonly least: number; readonly seed: number },
): readonly Duplicate[] {
  const { indexes } = findNeighbours(points, CANDIDATES, seed);
  const found = new Map<string, Duplicate>();
  vectors.forEach((vector, text) => {
    if (vector.indexes.length === 0) return;
    const scores = scoresOf({ vector, point: pointOf(points, text) });
    for (const other of indexes.subarray(text * CANDIDATES, (text + 1) * CANDIDATES)) {
      const [left, right] = [Math.min(text, other), Math.max(text, other)];
      const score = Math.min(1, scores[other] ?? 0);
      if (left !== right && score >= least) found.set(`${String(left)} ${String(right)}`, { left, right, score });
    }
  });
  return [...found.values()].sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right);
}
