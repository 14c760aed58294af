import { fitLogistic } from "./logistic.ts";
import { indexOfLargest, softmax } from "./softmax.ts";

/** What cross-validation saw of one example while its fold was left out of training. */
export interface HeldOut {
  readonly scores: Float32Array;
  readonly label: number;
  readonly knownShare: number;
  readonly inScope: boolean;
}

/** How a model's scores become probabilities and a confidence. */
export interface Calibration {
  readonly temperature: number;
  readonly logProbability: Spread;
  readonly knownShare: Spread;
  readonly slope: number;
  readonly offset: number;
}

/** Mean and standard deviation of a quantity over held-out examples. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** The weight of known words beside the probability; found good on several sets, not fitted to one. */
const KNOWN_SHARE_WEIGHT = 0.4;
const LEAST_DEVIATION = 0.02;
const FEWEST_EXAMPLES = 12;

/** Used when there are too few examples to fit anything: plain probabilities of a usual sharpness. */
export const uncalibrated: Calibration = {
  temperature: 0.25,
  logProbability: { mean: -0.7, deviation: 0.7 },
  knownShare: { mean: 0.85, deviation: 0.15 },
  slope: 1.5,
  offset: 0.5,
};

/** Fits temperature and confidence on held-out examples. */
export function calibrate(examples: readonly HeldOut[]): Calibration {
  if (examples.length < FEWEST_EXAMPLES) return uncalibrated;
  const temperature = fitTemperature(examples);
  const usable = examples.filter((example) => example.inScope);
  const spreads = {
    temperature,
    logProbability: spreadOf(usable.map((example) => logPeak(softmax(example.scores, temperature)))),
    knownShare: spreadOf(usable.map((example) => example.knownShare)),
  };
  return { ...spreads, ...fitConfidence(usable, spreads) };
}

type Spreads = Pick<Calibration, "temperature" | "logProbability" | "knownShare">;

function fitConfidence(examples: readonly HeldOut[], spreads: Spreads): Pick<Calibration, "slope" | "offset"> {
  return fitLogistic(
    examples.map(({ scores, label, knownShare }) => ({
      value: evidence(spreads, { logPeak: logPeak(softmax(scores, spreads.temperature)), knownShare }),
      positive: indexOfLargest(scores) === label,
    })),
  );
}

/** The two signs that a text was understood: the log of the best probability, and the share of known words. */
export interface Signs {
  readonly logPeak: number;
  readonly knownShare: number;
}

/** The chance, 0..1, that the best class is right and the text is in scope at all. */
export function confidenceOf(calibration: Calibration, signs: Signs): number {
  const logit = calibration.slope * evidence(calibration, signs) + calibration.offset;
  return 1 / (1 + Math.exp(-logit));
}

/** The log of the largest probability. */
export function logPeak(probabilities: Float32Array): number {
  return Math.log(Math.max(1e-9, probabilities[indexOfLargest(probabilities)] ?? 0));
}

function evidence(spreads: Spreads, signs: Signs): number {
  return (
    standardize(signs.logPeak, spreads.logProbability) +
    KNOWN_SHARE_WEIGHT * standardize(signs.knownShare, spreads.knownShare)
  );
}

function standardize(value: number, { mean, deviation }: Spread): number {
  return (value - mean) / deviation;
}

function spreadOf(values: readonly number[]): Spread {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  return { mean, deviation: Math.max(LEAST_DEVIATION, Math.sqrt(variance)) };
}

/** Golden-section search over the logarithm of the temperature for the least mean negative log likelihood. */
function fitTemperature(examples: readonly HeldOut[]): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.02);
  let high = Math.log(5);
  for (let round = 0; round < 20; round += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (meanLoss(examples, Math.exp(left)) < meanLoss(examples, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

function meanLoss(examples: readonly HeldOut[], temperature: number): number {
  let loss = 0;
  for (const { scores, label } of examples) loss += logOfSum(scores, temperature) - (scores[label] ?? 0) / temperature;
  return loss / examples.length;
}

/** ln Σ exp(score / temperature), without overflow. */
function logOfSum(scores: Float32Array, temperature: number): number {
  let peak = -Infinity;
  for (const score of scores) peak = Math.max(peak, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp((score - peak) / temperature);
  return peak / temperature + Math.log(sum);
}
