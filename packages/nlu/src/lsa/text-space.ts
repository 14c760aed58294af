import type { Lexicon } from "../features/concepts.ts";
import { createFeatureReader, keepFeatures } from "../features/extract-features.ts";
import { kindOf, kinds } from "../features/hash.ts";
import { type SparseVector, vectorize } from "../features/vectorize.ts";
import { buildVocabulary, type Vocabulary } from "../features/vocabulary.ts";
import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";
import { fitLsa, type Lsa } from "./fit-lsa.ts";
import { openPoints, type Points, pointOf, project } from "./points.ts";

/** Texts beyond these are projected into the space that these make. */
const SAMPLE = 20_000;
/** Half as many lose three hundredths of mutual information when CLINC150 is grouped. */
export const DIMENSIONS = 256;
/** Letters tell kinds of questions apart better than whole words do. */
const WORD_WEIGHT = 0.7;

/** A text's weighed n-grams. */
export interface Weighed {
  readonly vector: SparseVector;
  /** Which share of its words are known, 0..1. */
  readonly knownShare: number;
}

/** Where a text lies: what it is made of, and the point that makes. */
export interface Placed extends Weighed {
  readonly point: Float32Array;
}

/** Texts as weighed n-grams. */
export interface TextVectors {
  readonly vectors: readonly SparseVector[];
  /** How many n-grams are known. */
  readonly features: number;
  /** Weighs a new text. */
  weigh(text: string): Weighed;
}

/** Texts as points of latent semantic analysis. */
export interface TextSpace extends TextVectors {
  readonly points: Points;
  /** Where a new text lies. */
  place(text: string): Placed;
}

/** How a space is made. */
export interface TextSpaceOptions {
  readonly lexicon: Lexicon;
  readonly seed: number;
}

/** Makes the space of some texts. */
export function openTextSpace(texts: readonly string[], { lexicon, seed }: TextSpaceOptions): TextSpace {
  const weighed = weighTexts(texts, lexicon);
  const lsa = fitTexts(weighed, seed);
  return placeTexts(weighed, (vector) => project(lsa, vector));
}

/** Weighs texts. N-grams of a single text say nothing about how texts are alike and are left out. */
export function weighTexts(texts: readonly string[], lexicon: Lexicon): TextVectors {
  const read = createFeatureReader(lexicon);
  const counted = texts.map((text) => keepFeatures(read(text)));
  const documents = counted.map((features) => ({ features, inScope: true }));
  const vocabulary = buildVocabulary(documents, { rareFeatures: false });
  return {
    vectors: counted.map((each) => weigh(vectorize(each, vocabulary), vocabulary)),
    features: vocabulary.hashes.length,
    weigh: (text) => {
      const vectorized = vectorize(read(text), vocabulary);
      return { vector: weigh(vectorized, vocabulary), knownShare: vectorized.knownShare };
    },
  };
}

/** Finds the directions in which texts differ; of many texts, in which a sample does. */
export function fitTexts({ vectors, features }: TextVectors, seed: number): Lsa {
  return fitLsa(sampleOf(vectors, seed), features, { dimensions: DIMENSIONS, seed });
}

/** Makes points of weighed texts. */
export function placeTexts(weighed: TextVectors, pointFor: (vector: SparseVector) => Float32Array): TextSpace {
  const points = openPoints(weighed.vectors.length, DIMENSIONS);
  weighed.vectors.forEach((vector, index) => {
    pointOf(points, index).set(pointFor(vector));
  });
  const place = (text: string): Placed => {
    const read = weighed.weigh(text);
    return { ...read, point: pointFor(read.vector) };
  };
  return { ...weighed, points, place };
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
