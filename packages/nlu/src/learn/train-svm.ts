import type { SparseVector } from "../features/vectorize.ts";
import { seededRandom, shuffledIndexes } from "./seeded-random.ts";

/** Weights as training finds them: row f holds feature f's weight for every class; the last row is the bias. */
export interface LinearWeights {
  readonly features: number;
  readonly classes: number;
  readonly rows: Float32Array;
}

/** Labelled rows: `labels[i]` is the class of `vectors[i]`. */
export interface LabelledRows {
  readonly vectors: readonly SparseVector[];
  readonly labels: Uint32Array;
  readonly features: number;
  readonly classes: number;
}

/** How the support vector machine is trained. */
export interface SvmOptions {
  /** Cost of a violated margin; larger fits the examples more closely. */
  readonly cost: number;
  readonly epochs: number;
  readonly seed: number;
}

/**
 * One-vs-rest support vector machines with squared hinge loss, by dual coordinate descent (Hsieh et al., ICML 2008).
 * All classes of a row are updated together, so that a row's features are read once.
 */
export function trainSvm(data: LabelledRows, options: SvmOptions): LinearWeights {
  const descent = new DualDescent(data, options.cost);
  const random = seededRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const row of shuffledIndexes(data.vectors.length, random)) descent.step(row);
  }
  return descent.weights;
}

/** A dual variable that would move less than this is settled. */
const SETTLED = 0.03;
const RESTING_EPOCHS = 3;

class DualDescent {
  readonly weights: LinearWeights;
  readonly #data: LabelledRows;
  readonly #diagonal: number;
  readonly #alphas: Float32Array;
  readonly #scores: Float32Array;
  readonly #rest: Uint8Array;
  readonly #changed: Uint32Array;
  readonly #changes: Float32Array;

  constructor(data: LabelledRows, cost: number) {
    const { features, classes } = data;
    this.weights = { features, classes, rows: new Float32Array((features + 1) * classes) };
    this.#data = data;
    this.#diagonal = 1 / (2 * cost);
    this.#alphas = new Float32Array(data.vectors.length * classes);
    this.#rest = new Uint8Array(data.vectors.length);
    this.#scores = new Float32Array(classes);
    this.#changed = new Uint32Array(classes);
    this.#changes = new Float32Array(classes);
  }

  step(row: number): void {
    const vector = this.#data.vectors[row];
    if (vector === undefined || this.#rests(row)) return;
    addScores(this.weights, vector, this.#scores.fill(0));
    const moving = this.#solve(row, 1 + squaredLength(vector));
    this.#apply(vector, moving);
    this.#rest[row] = moving === 0 ? RESTING_EPOCHS : 0;
  }

  /** Rows that were settled when last seen are looked at only now and then. */
  #rests(row: number): boolean {
    const left = this.#rest[row] ?? 0;
    this.#rest[row] = Math.max(0, left - 1);
    return left > 0;
  }

  /** Finds the best step of every class's dual variable of this row; returns how many move. */
  #solve(row: number, squared: number): number {
    const { classes } = this.weights;
    const label = this.#data.labels[row];
    const curvature = squared + this.#diagonal;
    let moving = 0;
    for (let index = 0; index < classes; index += 1) {
      const sign = index === label ? 1 : -1;
      const alpha = this.#alphas[row * classes + index] ?? 0;
      const gradient = sign * (this.#scores[index] ?? 0) - 1 + this.#diagonal * alpha;
      const next = Math.max(alpha - gradient / curvature, 0);
      if (Math.abs(next - alpha) <= SETTLED) continue;
      this.#alphas[row * classes + index] = next;
      this.#changed[moving] = index;
      this.#changes[moving] = (next - alpha) * sign;
      moving += 1;
    }
    return moving;
  }

  #apply(vector: SparseVector, moving: number): void {
    const { rows, classes, features } = this.weights;
    const changed = this.#changed;
    const changes = this.#changes;
    const { indexes, values } = vector;
    for (let position = 0; position <= indexes.length; position += 1) {
      const offset = (position === indexes.length ? features : (indexes[position] ?? 0)) * classes;
      const value = position === indexes.length ? 1 : (values[position] ?? 0);
      for (let move = 0; move < moving; move += 1) {
        const at = offset + (changed[move] ?? 0);
        rows[at] = (rows[at] ?? 0) + (changes[move] ?? 0) * value;
      }
    }
  }
}

/** Adds a row's score for every class, bias included, to `scores`. */
function addScores(weights: LinearWeights, vector: SparseVector, scores: Float32Array): void {
  const { rows, classes, features } = weights;
  const { indexes, values } = vector;
  for (let position = 0; position <= indexes.length; position += 1) {
    const offset = (position === indexes.length ? features : (indexes[position] ?? 0)) * classes;
    const value = position === indexes.length ? 1 : (values[position] ?? 0);
    for (let index = 0; index < classes; index += 1) {
      scores[index] = (scores[index] ?? 0) + (rows[offset + index] ?? 0) * value;
    }
  }
}

function squaredLength(vector: SparseVector): number {
  let sum = 0;
  for (const value of vector.values) sum += value * value;
  return sum;
}
