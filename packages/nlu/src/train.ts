import { emptyLexicon, type Lexicon } from "./features/concepts.ts";
import { createFeatureReader, type FeatureReader } from "./features/extract-features.ts";
import type { CountedHashes } from "./features/feature-buffer.ts";
import { type Vectorized, vectorize } from "./features/vectorize.ts";
import { buildVocabulary, type Vocabulary } from "./features/vocabulary.ts";
import { calibrate, type HeldOut } from "./learn/calibration.ts";
import { assignFolds, FOLDS } from "./learn/folds.ts";
import { seededRandom, shuffledIndexes } from "./learn/seeded-random.ts";
import { type PackedWeights, packWeights, scoresOf } from "./learn/packed-weights.ts";
import { trainSvm } from "./learn/train-svm.ts";
import { createModel, type Model } from "./model.ts";

/** A text and what it means. */
export interface Example {
  readonly text: string;
  readonly intent: string;
}

/** How to train; everything has a default. */
export interface TrainOptions {
  /** Decides the order in which examples are visited; the same seed gives the same model. */
  readonly seed?: number;
  /** An intent that stands for "none of the others": it can be named, but its words do not count as known. */
  readonly outOfScope?: string;
  /** Passes over the examples. */
  readonly epochs?: number;
  /** Cost of a violated margin. */
  readonly cost?: number;
  /** What the trade's words mean, for what examples cannot teach. */
  readonly lexicon?: Lexicon;
}

const DEFAULTS = { seed: 1, outOfScope: "out_of_scope", epochs: 10, cost: 1, lexicon: emptyLexicon };

type Settings = Required<TrainOptions>;

interface Row {
  readonly features: CountedHashes;
  readonly label: number;
  readonly inScope: boolean;
}

/**
 * Trains a model. The order of the examples makes no difference, and repeated examples count once. Throws a
 * `RangeError` when there is no example. Time grows with examples × intents: about a second for 3,000 × 75.
 */
export function train(examples: readonly Example[], options: TrainOptions = {}): Model {
  if (examples.length === 0) throw new RangeError("train needs at least one example");
  const settings = { ...DEFAULTS, ...options };
  const sorted = inCanonicalOrder(examples);
  const intents = [...new Set(sorted.map((example) => example.intent))];
  const rows = readRows(sorted, intents, settings);
  const fitted = fit(rows, intents.length, settings);
  const calibration = calibrate(holdOut(rows, intents.length, settings));
  return createModel({ intents, ...fitted, calibration, lexicon: settings.lexicon });
}

function inCanonicalOrder(examples: readonly Example[]): readonly Example[] {
  const distinct = new Map(examples.map((example) => [`${example.intent}\u0000${example.text}`, example]));
  return [...distinct].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, example]) => example);
}

function readRows(examples: readonly Example[], intents: readonly string[], settings: Settings): readonly Row[] {
  const read: FeatureReader = createFeatureReader(settings.lexicon);
  const labels = new Map(intents.map((intent, index) => [intent, index]));
  return examples.map(({ text, intent }) => ({
    features: read(text),
    label: labels.get(intent) ?? 0,
    inScope: intent !== settings.outOfScope,
  }));
}

interface Fitted {
  readonly vocabulary: Vocabulary;
  readonly weights: PackedWeights;
}

function fit(rows: readonly Row[], classes: number, settings: Settings): Fitted {
  const vocabulary = buildVocabulary(rows);
  const vectors = rows.map((row) => vectorize(row.features, vocabulary));
  const labels = Uint32Array.from(rows, (row) => row.label);
  const data = { vectors, labels, features: vocabulary.hashes.length, classes };
  return { vocabulary, weights: packWeights(trainSvm(data, settings)) };
}

/** Calibration has two or three numbers to fit: this many held-out examples are plenty. */
const ENOUGH_HELD_OUT = 2_000;

/** Leaves out folds in turn until enough was seen, trains on the others, and records what that model says of the fold. */
function holdOut(rows: readonly Row[], classes: number, settings: Settings): readonly HeldOut[] {
  const labels = Uint32Array.from(rows, (row) => row.label);
  const folds = assignFolds(labels, shuffledIndexes(rows.length, seededRandom(settings.seed)));
  const seen: HeldOut[] = [];
  for (let fold = 0; fold < FOLDS && seen.length < ENOUGH_HELD_OUT; fold += 1) {
    const left = rows.filter((_, index) => folds[index] === fold);
    if (left.length === 0) continue;
    const fitted = fit(
      rows.filter((_, index) => folds[index] !== fold),
      classes,
      settings,
    );
    for (const row of left) seen.push(observe(row, fitted));
  }
  return seen;
}

function observe(row: Row, fitted: Fitted): HeldOut {
  const vector: Vectorized = vectorize(row.features, fitted.vocabulary);
  return {
    scores: scoresOf(fitted.weights, vector),
    label: row.label,
    knownShare: vector.knownShare,
    inScope: row.inScope,
  };
}
