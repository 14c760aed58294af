import type { Lexicon } from "./features/concepts.ts";
import { createFeatureReader, type FeatureReader } from "./features/extract-features.ts";
import { vectorize } from "./features/vectorize.ts";
import type { Vocabulary } from "./features/vocabulary.ts";
import { type Calibration, confidenceOf } from "./learn/calibration.ts";
import { type PackedWeights, scoresOf } from "./learn/packed-weights.ts";
import { softmax } from "./learn/softmax.ts";

/** An intent with the chance, 0..1, that it is what the text means. */
export interface RankedIntent {
  readonly intent: string;
  readonly confidence: number;
}

/** What a model makes of a text. */
export interface Understanding extends RankedIntent {
  /** The five likeliest intents, best first, the first being `intent`; their confidences sum to at most 1. */
  readonly alternatives: readonly RankedIntent[];
  /** Share of the text's words that training saw in scope, weighted by rarity, 0..1. */
  readonly known: number;
}

/** Everything a trained model is made of; only `serialize` needs to look inside. */
export interface ModelParts {
  readonly intents: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly weights: PackedWeights;
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
  understand(text: string): Understanding;
}

const ALTERNATIVES = 5;

/** Makes a model from its parts. */
export function createModel(parts: ModelParts): Model {
  const read = createFeatureReader(parts.lexicon);
  return { intents: parts.intents, parts, understand: (text) => understand(parts, read, text) };
}

function understand(parts: ModelParts, read: FeatureReader, text: string): Understanding {
  const vector = vectorize(read(text), parts.vocabulary);
  const ranked = rank(parts.intents, softmax(scoresOf(parts.weights, vector), parts.calibration.temperature));
  const best = ranked[0] ?? { intent: "", confidence: 0 };
  const confidence = vector.indexes.length === 0 || isBlank(text) ? 0 : judge(parts, best, vector.knownShare);
  return {
    intent: best.intent,
    confidence,
    alternatives: rescale(ranked, confidence).slice(0, ALTERNATIVES),
    known: vector.knownShare,
  };
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

function judge(parts: ModelParts, best: RankedIntent, knownShare: number): number {
  return confidenceOf(parts.calibration, { logPeak: Math.log(Math.max(1e-9, best.confidence)), knownShare });
}

function rank(intents: readonly string[], probabilities: Float32Array): readonly RankedIntent[] {
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
