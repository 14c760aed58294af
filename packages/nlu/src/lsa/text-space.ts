import type { Lexicon } from "../features/concepts.ts";
import { createFeatureReader } from "../features/extract-features.ts";
import { kindOf, kinds } from "../features/hash.ts";
import { type SparseVector, vectorize } from "../features/vectorize.ts";
import { buildVocabulary, type Vocabulary } from "../features/vocabulary.ts";
import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";
import { fitLsa } from "./fit-lsa.ts";
import { openPoints, type Points, pointOf, project } from "./points.ts";

/** Texts beyond these are projected into the space that these make. */
const SAMPLE = 20_000;
/** Found on BANKING77 and CLINC150 (grouping, NMI .689 and .809): half as many lose three points of the second. */
const DIMENSIONS = 256;
/** Letters tell kinds of questions apart better than whole words do. */
const WORD_WEIGHT = 0.7;

/** Where a text lies. */
export interface Placed {
  readonly point: Float32Array;
  /** Its weighed n-grams: what the point is made of. */
  readonly vector: SparseVector;
  /** Which share of its words the space knows, 0..1. */
  readonly knownShare: number;
}

/** Texts as points of latent semantic analysis. */
export interface TextSpace {
  readonly points: Points;
  readonly vectors: readonly SparseVector[];
  /** How many n-grams are known. */
  readonly features: number;
  /** Where a new text lies. */
  place(text: string): Placed;
}

/** How a space is made. */
export interface TextSpaceOptions {
  readonly lexicon: Lexicon;
  readonly seed: number;
}

/** Makes the space of some texts. N-grams of a single text say nothing about how texts are alike and are left out. */
export function openTextSpace(texts: readonly string[], { lexicon, seed }: TextSpaceOptions): TextSpace {
  const read = createFeatureReader(lexicon);
  const counted = texts.map(read);
  const documents = counted.map((features) => ({ features, inScope: true }));
  const vocabulary = buildVocabulary(documents, { rareFeatures: false });
  const features = vocabulary.hashes.length;
  const vectors = counted.map((each) => weigh(vectorize(each, vocabulary), vocabulary));
  const lsa = fitLsa(sampleOf(vectors, seed), features, { dimensions: DIMENSIONS, seed });
  const points = openPoints(texts.length, DIMENSIONS);
  vectors.forEach((vector, index) => {
    pointOf(points, index).set(project(lsa, vector));
  });
  const place = (text: string): Placed => {
    const vectorized = vectorize(read(text), vocabulary);
    const vector = weigh(vectorized, vocabulary);
    return { point: project(lsa, vector), vector, knownShare: vectorized.knownShare };
  };
  return { points, vectors, features, place };
}

function weigh(vector: SparseVector, { hashes }: Vocabulary): SparseVector {
  const values = vector.values.map((value, position) => {
    const kind = kindOf(hashes[vector.indexes[position] ?? 0] ?? 0);
    return kind === kinds.word || kind === kinds.phrase ? WORD_WEIGHT * value : value;
  });
  return { indexes: vector.indexes, values };
}

function sampleOf(vectors: readonly SparseVector[], seed: number): readonly SparseVector[] {
  if (vectors.length <= SAMPLE) return vectors;
  const chosen = shuffledIndexes(vectors.length, seededRandom(seed)).subarray(0, SAMPLE).sort();
  return Array.from(chosen, (index) => vectors[index] ?? { indexes: new Uint32Array(), values: new Float32Array() });
}
