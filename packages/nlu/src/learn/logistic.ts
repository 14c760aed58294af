/** One observation: a value, and whether the event happened. */
export interface Observation {
  readonly value: number;
  readonly positive: boolean;
}

/** A logistic curve: chance = 1 / (1 + exp(-(slope · value + offset))). */
export interface Logistic {
  readonly slope: number;
  readonly offset: number;
}

const ROUNDS = 50;
/** Keeps Newton's step finite when the data can be separated. */
const RIDGE = 1e-6;
const SMALLEST_STEP = 1e-6;

/**
 * Fits a logistic curve by Newton's method, with Platt's smoothed targets so that a perfect record does not claim
 * certainty. The slope is never negative: more evidence must not lower a confidence.
 */
export function fitLogistic(observations: readonly Observation[]): Logistic {
  const positives = observations.filter((observation) => observation.positive).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (observations.length - positives + 2);
  const points = observations.map(({ value, positive }) => ({ value, target: positive ? high : low }));
  let curve: Logistic = { slope: 1, offset: 0 };
  for (let round = 0; round < ROUNDS; round += 1) curve = newtonStep(curve, points);
  return { slope: Math.max(0, curve.slope), offset: curve.offset };
}

interface Point {
  readonly value: number;
  readonly target: number;
}

/** One Newton step, halved until the loss falls; without that it overshoots where the curve is flat. */
function newtonStep(curve: Logistic, points: readonly Point[]): Logistic {
  const step = newtonDirection(curve, points);
  const before = loss(curve, points);
  for (let size = 1; size > SMALLEST_STEP; size /= 2) {
    const next = { slope: curve.slope - size * step.slope, offset: curve.offset - size * step.offset };
    if (loss(next, points) < before) return next;
  }
  return curve;
}

function newtonDirection(curve: Logistic, points: readonly Point[]): Logistic {
  let [gradientSlope, gradientOffset] = [0, 0];
  let [aa, ab, bb] = [RIDGE, 0, RIDGE];
  for (const { value, target } of points) {
    const chance = 1 / (1 + Math.exp(-(curve.slope * value + curve.offset)));
    const weight = chance * (1 - chance);
    gradientSlope += (chance - target) * value;
    gradientOffset += chance - target;
    aa += weight * value * value;
    ab += weight * value;
    bb += weight;
  }
  const determinant = aa * bb - ab * ab;
  return {
    slope: (bb * gradientSlope - ab * gradientOffset) / determinant,
    offset: (aa * gradientOffset - ab * gradientSlope) / determinant,
  };
}

/** Negative log likelihood, written so that it cannot overflow. */
function loss(curve: Logistic, points: readonly Point[]): number {
  let sum = 0;
  for (const { value, target } of points) {
    const logit = curve.slope * value + curve.offset;
    sum += Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
  }
  return sum;
}
