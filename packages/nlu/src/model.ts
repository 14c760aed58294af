import type { Lexicon } from "./features/concepts.ts";
import { createFeatureReader, type FeatureReader } from "./features/extract-features.ts";
import { vectorizeForNow } from "./features/vectorize.ts";
import type { Vocabulary } from "./features/vocabulary.ts";
import { type Calibration, confidenceOf, evidenceOf, judge, type Verdict } from "./learn/calibration.ts";
import { createScorer, type ModelWeights, type Scorer } from "./learn/scorer.ts";
import { guessLanguage, type Language } from "./text/guess-language.ts";

/** An intent with the chance, 0..1, that it is what the text means. */
export interface RankedIntent {
  readonly intent: string;
  readonly confidence: number;
}

/** A label for a text. */
export interface Prediction extends RankedIntent {
  /**
   * Whether the text is about any of the intents at all: false for the out-of-scope intent, and where the confidence
   * is below that of 95 % of held-out examples.
   */
  readonly inScope: boolean;
  /** Orders texts by how surely they are in scope, higher is surer; comparable within one model only. */
  readonly scopeScore: number;
}

/** What a model makes of a text. */
export interface Understanding extends Prediction {
  /** The five likeliest intents, best first, the first being `intent`; their confidences sum to at most 1. */
  readonly intents: readonly RankedIntent[];
  /** Share of the text's words that training saw in scope, weighted by rarity, 0..1. */
  readonly known: number;
  readonly language: Language;
}

/** Everything a trained model is made of; only `serialize` needs to look inside. */
export interface ModelParts {
  readonly intents: readonly string[];
  readonly outOfScope: string;
  readonly vocabulary: Vocabulary;
  readonly weights: ModelWeights;
  readonly calibration: Calibration;
  readonly lexicon: Lexicon;
}

/** A trained model. It is immutable, and understanding has no side effects. */
export interface Model {
  /** Every intent the model can name, in code-unit order. */
  readonly intents: readonly string[];
  readonly parts: ModelParts;
  /**
   * Names the likeliest intent of a text with a calibrated confidence: a low one means "not understood", whether
   * because intents compete or because the text is about something else. Never throws; text beyond 2,000 units is
   * not read, and text without words has confidence 0.
   */
  predict(text: string): Prediction;
  /** Says all there is to say about a text; the label is that of {@link predict}. */
  understand(text: string): Understanding;
  /**
   * The logarithm of the odds for an intent against all others, before calibration: what an explanation takes apart.
   * -Infinity for an intent that the model does not have.
   */
  logOdds(text: string, intent: string): number;
}

const RANKED = 5;

/** Makes a model from its parts. */
export function createModel(given: ModelParts): Model {
  const scorer = createScorer(given.weights);
  const parts = { ...given, weights: scorer.weights };
  const reader = { parts, scorer, read: createFeatureReader(parts.lexicon) };
  return {
    intents: parts.intents,
    parts,
    predict: (text) => toPrediction(parts, readText(reader, text)),
    understand: (text) => understand(parts, readText(reader, text), text),
    logOdds: (text, intent) => logOdds(readText(reader, text).probabilities[parts.intents.indexOf(intent)]),
  };
}

interface Reader {
  readonly parts: ModelParts;
  readonly scorer: Scorer;
  readonly read: FeatureReader;
}

interface Reading extends Verdict {
  readonly confidence: number;
  readonly scopeScore: number;
}

/** What a text without words scores: below every other. */
const NOTHING = -1_000;

function readText({ parts, scorer, read }: Reader, text: string): Reading {
  const vector = vectorizeForNow(read(text), parts.vocabulary);
  const { linear, net } = scorer.score(vector);
  const classes = parts.intents.length;
  const scores = { linear: linear.subarray(0, classes), net: net.subarray(0, classes) };
  const verdict = judge(parts.calibration.stacking, scores, vector.knownShare);
  if (vector.indexes.length === 0 || isBlank(text)) return { ...verdict, confidence: 0, scopeScore: NOTHING };
  const scopeScore = evidenceOf(parts.calibration, verdict);
  return { ...verdict, confidence: confidenceOf(parts.calibration, scopeScore), scopeScore };
}

/** Probabilities of floats end somewhere: odds beyond a thousand million are not told apart. */
const LEAST_CHANCE = 1e-9;

function logOdds(probability: number | undefined): number {
  if (probability === undefined) return -Infinity;
  const chance = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, probability));
  return Math.log(chance / (1 - chance));
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

function toPrediction({ intents, outOfScope, calibration }: ModelParts, reading: Reading): Prediction {
  const { label, confidence, scopeScore } = reading;
  const intent = intents[label] ?? "";
  const inScope = intent !== outOfScope && confidence >= calibration.scopeThreshold;
  return { intent, confidence, inScope, scopeScore };
}

function understand(parts: ModelParts, reading: Reading, text: string): Understanding {
  const { probabilities, confidence, knownShare } = reading;
  return {
    ...toPrediction(parts, reading),
    intents: rescale(rank(parts.intents, probabilities), confidence).slice(0, RANKED),
    known: knownShare,
    language: guessLanguage(text),
  };
}

function rank(intents: readonly string[], probabilities: Float64Array): readonly RankedIntent[] {
  return intents
    .map((intent, index) => ({ intent, confidence: probabilities[index] ?? 0 }))
    .sort((left, right) => right.confidence - left.confidence);
}

/** Gives the first the judged confidence and fits the others below it, in order, without the sum passing 1. */
function rescale(ranked: readonly RankedIntent[], confidence: number): readonly RankedIntent[] {
  const peak = ranked[0]?.confidence ?? 1;
  const rest = Math.max(1e-9, 1 - peak);
  const factor = Math.min(1, confidence / peak, (1 - confidence) / rest);
  return ranked.map((entry, index) => ({
    intent: entry.intent,
    confidence: index === 0 ? confidence : entry.confidence * factor,
  }));
}
