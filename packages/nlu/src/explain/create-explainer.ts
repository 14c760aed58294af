import type { Model } from "../model.ts";
import { createIndex } from "../similar/index.ts";
import type { Example } from "../train.ts";

/** A piece of a text and what it does for an intent. */
export interface Evidence {
  readonly text: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** By how much the logarithm of the intent's odds falls without it; negative speaks against the intent. */
  readonly effect: number;
}

/** A training phrase that resembles a text. */
export interface NearPhrase extends Example {
  /** How alike, 0..1. */
  readonly score: number;
}

/** Why a text is taken to mean an intent. */
export interface Explanation {
  readonly intent: string;
  readonly confidence: number;
  /** What spoke for it, strongest first, and what against it; pieces do not overlap. */
  readonly evidence: readonly Evidence[];
  /** The nearest training phrases, of whatever intent. */
  readonly phrases: readonly NearPhrase[];
}

/** Explains an intent for a text: the one that the model names, or another. */
export type Explainer = (text: string, intent?: string) => Explanation;

/** A text is left without pieces of at most so many words or characters, each in turn. */
const LONGEST = 3;
/** Texts longer than this are explained by their beginning: each piece costs a prediction. */
const MOST_UNITS = 60;
const LEAST_EFFECT = 0.1;
const MOST_EVIDENCE = 6;
const PHRASES = 5;
const UNIT = /\p{sc=Han}|[\p{L}\p{M}]+|\p{N}+/gu;

/**
 * Makes an explainer of a model and the examples that it was trained with. What a piece of a text does is measured by
 * leaving it out, which is true of any model, however it adds up its evidence.
 */
export function createExplainer(model: Model, examples: readonly Example[]): Explainer {
  const index = createIndex(
    examples.map(({ text }) => text),
    { lexicon: model.parts.lexicon },
  );
  return (text, wanted) => {
    const understood = model.understand(text);
    const intent = wanted ?? understood.intent;
    const confidence = confidenceIn(understood.intents, intent);
    const without = (start: number, end: number): number =>
      model.logOdds(`${text.slice(0, start)} ${text.slice(end)}`, intent);
    const phrases = index.nearest(text, PHRASES).flatMap(({ index: at, score }) => {
      const example = examples[at];
      return example ? [{ ...example, score }] : [];
    });
    return { intent, confidence, evidence: weigh(text, model.logOdds(text, intent), without), phrases };
  };
}

function confidenceIn(
  intents: readonly { readonly intent: string; readonly confidence: number }[],
  wanted: string,
): number {
  return intents.find(({ intent }) => intent === wanted)?.confidence ?? 0;
}

function weigh(text: string, whole: number, without: (start: number, end: number) => number): readonly Evidence[] {
  if (!Number.isFinite(whole)) return [];
  const pieces = piecesOf(text).map(({ start, end, units }) => {
    const effect = whole - without(start, end);
    return { text: text.slice(start, end), start, end, effect, perUnit: Math.abs(effect) / units };
  });
  const kept: typeof pieces = [];
  for (const piece of pieces.sort((left, right) => right.perUnit - left.perUnit || left.start - right.start)) {
    if (Math.abs(piece.effect) < LEAST_EFFECT || kept.length === MOST_EVIDENCE) continue;
    if (kept.every((other) => piece.end <= other.start || other.end <= piece.start)) kept.push(piece);
  }
  return kept.sort((left, right) => right.effect - left.effect).map(({ perUnit: _perUnit, ...evidence }) => evidence);
}

function piecesOf(text: string) {
  const units = [...text.matchAll(UNIT)].slice(0, MOST_UNITS).map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return units.flatMap(({ start }, first) =>
    Array.from({ length: Math.min(LONGEST, units.length - first) }, (_, more) => ({
      start,
      end: units[first + more]?.end ?? start,
      units: more + 1,
    })),
  );
}
