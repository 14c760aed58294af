import { auroc } from "./auroc.ts";
import { calibrationError } from "./calibration-error.ts";
import { inScopeOf, isRight, type Judged, outOfScopeOf } from "./judged.ts";
import { macroF1 } from "./macro-f1.ts";
import { recallAtFalseAlarms } from "./recall-at-false-alarms.ts";

/** How well a model understands; shares between 0 and 1. */
export interface Evaluation {
  /** Share of the rows in scope that are named rightly; 0 without any. */
  readonly accuracy: number;
  readonly macroF1: number;
  /** The chance that a row in scope has a higher scope score than one that is not; null without such rows. */
  readonly oosAuroc: number | null;
  /** Share of the rows out of scope that are refused where 5 % of those in scope are; null without such rows. */
  readonly oosRecallAt5: number | null;
  /** Of the rows in scope. */
  readonly calibrationError: number;
}

const FALSE_ALARMS = 0.05;

/** The usual figures over judged rows. */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const inside = inScopeOf(judged);
  const scores = { inside: inside.map(scopeScoreOf), outside: outOfScopeOf(judged).map(scopeScoreOf) };
  return {
    accuracy: inside.filter(isRight).length / Math.max(1, inside.length),
    macroF1: macroF1(inside),
    oosAuroc: auroc(scores.inside, scores.outside),
    oosRecallAt5: recallAtFalseAlarms(scores, FALSE_ALARMS),
    calibrationError: calibrationError(inside.map((row) => ({ confidence: row.confidence, right: isRight(row) }))),
  };
}

function scopeScoreOf({ scopeScore }: Judged): number {
  return scopeScore;
}
