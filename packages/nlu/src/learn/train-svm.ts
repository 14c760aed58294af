import { aligned, openWorkspace, type SparseList, type Workspace } from "../kernel/workspace.ts";
import { bytesOfRows, type LabelledRows, paddedWidth, placeRows } from "./labelled-rows.ts";
import { seededRandom, shuffledIndexes } from "./seeded-random.ts";

/** A matrix of weights, row by row; a row's columns beyond those in use are zero. */
export interface WeightRows {
  readonly count: number;
  readonly width: number;
  readonly values: Float32Array;
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
 * All classes of a row are updated together, so that a row's features are read once. Row f of the result holds
 * feature f's weight for every class; the last row is the bias. Yields after every epoch.
 */
export function* trainSvm(data: LabelledRows, options: SvmOptions): Generator<void, WeightRows> {
  const descent = new DualDescent(data, options.cost);
  const random = seededRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const row of shuffledIndexes(data.vectors.length, random)) descent.step(row);
    yield;
  }
  return descent.weights;
}

/** A dual variable that would move less than this is settled. */
const SETTLED = 0.03;
const RESTING_EPOCHS = 3;

class DualDescent {
  readonly weights: WeightRows;
  readonly #workspace: Workspace;
  readonly #rows: readonly SparseList[];
  readonly #labels: Uint32Array;
  readonly #classes: number;
  readonly #diagonal: number;
  readonly #alphas: Float32Array;
  readonly #scores: Float32Array;
  readonly #step: Float32Array;
  readonly #rest: Uint8Array;

  constructor(data: LabelledRows, cost: number) {
    const width = paddedWidth(data.classes);
    const count = data.features + 1;
    this.#workspace = openWorkspace(bytesOfRows(data) + aligned(count * width * 4) + 2 * aligned(width * 4));
    this.#rows = placeRows(this.#workspace, data);
    this.weights = { count, width, values: this.#workspace.floats(count * width) };
    this.#scores = this.#workspace.floats(width);
    this.#step = this.#workspace.floats(width);
    this.#labels = data.labels;
    this.#classes = data.classes;
    this.#diagonal = 1 / (2 * cost);
    this.#alphas = new Float32Array(data.vectors.length * data.classes);
    this.#rest = new Uint8Array(data.vectors.length);
  }

  step(row: number): void {
    const list = this.#rows[row];
    if (list === undefined || this.#rests(row)) return;
    this.#workspace.gather(this.#scores.fill(0), this.weights.values, list);
    const moves = this.#solve(row, squaredLength(list));
    if (moves) this.#workspace.scatter(this.#step, this.weights.values, list);
    this.#rest[row] = moves ? 0 : RESTING_EPOCHS;
  }

  /** Rows that were settled when last seen are looked at only now and then. */
  #rests(row: number): boolean {
    const left = this.#rest[row] ?? 0;
    this.#rest[row] = Math.max(0, left - 1);
    return left > 0;
  }

  /** Finds the best step of every class's dual variable of this row; tells whether any moves. */
  #solve(row: number, squared: number): boolean {
    const label = this.#labels[row];
    const curvature = squared + this.#diagonal;
    const first = row * this.#classes;
    let moves = false;
    this.#step.fill(0);
    for (let index = 0; index < this.#classes; index += 1) {
      const sign = index === label ? 1 : -1;
      const alpha = this.#alphas[first + index] ?? 0;
      const gradient = sign * (this.#scores[index] ?? 0) - 1 + this.#diagonal * alpha;
      const next = Math.max(alpha - gradient / curvature, 0);
      if (Math.abs(next - alpha) <= SETTLED) continue;
      this.#alphas[first + index] = next;
      this.#step[index] = (next - alpha) * sign;
      moves = true;
    }
    return moves;
  }
}

function squaredLength({ values }: SparseList): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
