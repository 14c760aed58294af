import { emptyLexicon, type Lexicon } from "./features/concepts.ts";
import { createFeatureReader, type FeatureReader, keepFeatures } from "./features/extract-features.ts";
import type { CountedHashes } from "./features/feature-counter.ts";
import { vectorize } from "./features/vectorize.ts";
import { buildVocabulary, type Vocabulary } from "./features/vocabulary.ts";
import { packRows } from "./learn/byte-rows.ts";
import { calibrate, type HeldOut } from "./learn/calibration.ts";
import { assignFolds, FOLDS } from "./learn/folds.ts";
import { createScorer, type ModelWeights, type Scorer } from "./learn/scorer.ts";
import { seededRandom, shuffledIndexes } from "./learn/seeded-random.ts";
import { trainNet } from "./learn/train-net.ts";
import { trainSvm } from "./learn/train-svm.ts";
import { createModel, type Model } from "./model.ts";

/** A text and what it means. */
export interface Example {
  readonly text: string;
  readonly intent: string;
}

/** How to train; everything has a default. */
export interface TrainOptions {
  /** Decides first weights and the order in which examples are visited; the same seed gives the same model. */
  readonly seed?: number;
  /** An intent that stands for "none of the others": it can be named, but its words do not count as known. */
  readonly outOfScope?: string;
  /** What the trade's words mean, for what examples cannot teach. */
  readonly lexicon?: Lexicon;
  /** Nets whose scores are averaged: a single one costs half a point, and two where examples are few; saves memory. */
  readonly heads?: number;
  /** Whether n-grams of a single example are kept: half a point better, and three times the memory. */
  readonly rareFeatures?: boolean;
}

const DEFAULTS = { seed: 1, outOfScope: "out_of_scope", lexicon: emptyLexicon, heads: 3, rareFeatures: true };
const SVM = { cost: 1, epochs: 10 };
const NET = { hidden: 64, rate: 0.05, dropout: 0.15, thinning: 0.3, epochs: 10 };

type Settings = Required<TrainOptions>;

interface Row {
  readonly features: CountedHashes;
  readonly label: number;
  readonly inScope: boolean;
}

/**
 * Trains a model. The order of the examples makes no difference, and repeated examples count once. Throws a
 * `RangeError` when there is no example. Time grows with examples × intents: about 5 s for 10,000 × 77.
 */
export function train(examples: readonly Example[], options: TrainOptions = {}): Model {
  const work = trainInSteps(examples, options);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Trains as {@link train} does, pausing after every pass over the examples with the share that is done, 0..1. Whoever
 * stops asking cancels the training.
 */
export function* trainInSteps(examples: readonly Example[], options: TrainOptions = {}): Generator<number, Model> {
  if (examples.length === 0) throw new RangeError("train needs at least one example");
  const settings = { ...DEFAULTS, ...options };
  const sorted = inCanonicalOrder(examples);
  const intents = [...new Set(sorted.map((example) => example.intent))];
  const rows = readRows(sorted, intents, settings);
  const folds = foldsToLeaveOut(rows, settings);
  const passes = (1 + folds.length) * (SVM.epochs + NET.epochs);
  const { fitted, heldOut } = yield* shares(fitAndHoldOut(rows, folds, intents.length, settings), passes);
  const { outOfScope, lexicon } = settings;
  const weights = fitted.scorer.weights;
  const calibration = calibrate(heldOut);
  return createModel({ intents, outOfScope, vocabulary: fitted.vocabulary, weights, calibration, lexicon });
}

function* shares<Result>(work: Generator<void, Result>, passes: number): Generator<number, Result> {
  for (let done = 1; ; done += 1) {
    const step = work.next();
    if (step.done === true) return step.value;
    yield Math.min(1, done / passes);
  }
}

function inCanonicalOrder(examples: readonly Example[]): readonly Example[] {
  const distinct = new Map(examples.map((example) => [`${example.intent}\u0000${example.text}`, example]));
  return [...distinct].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, example]) => example);
}

function readRows(examples: readonly Example[], intents: readonly string[], settings: Settings): readonly Row[] {
  const read: FeatureReader = createFeatureReader(settings.lexicon);
  const labels = new Map(intents.map((intent, index) => [intent, index]));
  return examples.map(({ text, intent }) => ({
    features: keepFeatures(read(text)),
    label: labels.get(intent) ?? 0,
    inScope: intent !== settings.outOfScope,
  }));
}

/** Calibration has six numbers to fit: this many held-out examples are plenty. */
const ENOUGH_HELD_OUT = 1_000;

/** Which rows are to be left out together: parts that hold every class, until there are enough. */
function foldsToLeaveOut(rows: readonly Row[], settings: Settings): readonly ReadonlySet<Row>[] {
  const labels = Uint32Array.from(rows, (row) => row.label);
  const folds = assignFolds(labels, shuffledIndexes(rows.length, seededRandom(settings.seed)));
  const left: ReadonlySet<Row>[] = [];
  let size = 0;
  for (let fold = 0; fold < FOLDS && size < ENOUGH_HELD_OUT; fold += 1) {
    const part = new Set(rows.filter((_, index) => folds[index] === fold));
    if (part.size > 0) left.push(part);
    size += part.size;
  }
  return left;
}

interface Fitted {
  readonly vocabulary: Vocabulary;
  readonly scorer: Scorer;
}

function* fitAndHoldOut(
  rows: readonly Row[],
  folds: readonly ReadonlySet<Row>[],
  classes: number,
  settings: Settings,
): Generator<void, { readonly fitted: Fitted; readonly heldOut: readonly HeldOut[] }> {
  const heldOut: HeldOut[] = [];
  for (const fold of folds) {
    const others = rows.filter((row) => !fold.has(row));
    const without = yield* fit(others, classes, settings);
    for (const row of fold) heldOut.push(observe(row, classes, without));
  }
  return { fitted: yield* fit(rows, classes, settings), heldOut };
}

function* fit(rows: readonly Row[], classes: number, settings: Settings): Generator<void, Fitted> {
  const vocabulary = buildVocabulary(rows, settings);
  const vectors = rows.map((row) => vectorize(row.features, vocabulary));
  const labels = Uint32Array.from(rows, (row) => row.label);
  const data = { vectors, labels, features: vocabulary.hashes.length, classes };
  const { seed, heads } = settings;
  const linear = packRows(yield* trainSvm(data, { ...SVM, seed }));
  const { embedding, output } = yield* trainNet(data, { ...NET, seed, heads });
  const weights: ModelWeights = { linear, embedding: packRows(embedding), output: packRows(output) };
  return { vocabulary, scorer: createScorer(weights) };
}

function observe(row: Row, classes: number, { vocabulary, scorer }: Fitted): HeldOut {
  const vector = vectorize(row.features, vocabulary);
  const { linear, net } = scorer.score(vector);
  return {
    linear: linear.slice(0, classes),
    net: net.slice(0, classes),
    label: row.label,
    knownShare: vector.knownShare,
    inScope: row.inScope,
  };
}
