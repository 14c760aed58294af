import { isRight, type Judged } from "./judged.ts";

/** What a threshold does: who answers only what is at least as sure answers that share, and errs in this share of it. */
export interface AbstentionPoint {
  /** Answers below this confidence are not given. */
  readonly threshold: number;
  /** Share of all rows that are answered, 0..1. */
  readonly answerRate: number;
  /** Share of the answers that are wrong, 0..1; answering a row that is out of scope is wrong. 0 without an answer. */
  readonly errorRate: number;
}

/** Thresholds from 0 to 1, this many steps. */
const STEPS = 100;

/**
 * How many answers a shop gives up for how many errors fewer, at each threshold from 0 to 1. Judge rows that the model
 * was not trained on, as `crossValidate` does: of its own examples a model is too sure.
 */
export function abstentionCurve(judged: readonly Judged[]): readonly AbstentionPoint[] {
  const willing = judged.filter(({ intent }) => intent !== null);
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const threshold = step / STEPS;
    const answered = willing.filter(({ confidence }) => confidence >= threshold);
    const wrong = answered.filter((row) => !isRight(row)).length;
    return {
      threshold,
      answerRate: answered.length / Math.max(1, judged.length),
      errorRate: wrong / Math.max(1, answered.length),
    };
  });
}

/** The point of the curve that answers most while at most this share of its answers is wrong; undefined where none is. */
export function chooseThreshold(
  curve: readonly AbstentionPoint[],
  most: { readonly errorRate: number },
): AbstentionPoint | undefined {
  return curve.find(({ answerRate, errorRate }) => answerRate > 0 && errorRate <= most.errorRate);
}
