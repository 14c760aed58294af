import { aligned, openWorkspace, type SparseList, type Workspace } from "../kernel/workspace.ts";
import { bytesOfRows, type LabelledRows, paddedWidth, placeRows } from "./labelled-rows.ts";
import { seededRandom, shuffledIndexes } from "./seeded-random.ts";
import type { WeightRows } from "./train-svm.ts";

/** A net with one hidden layer: classes = output · relu(embedding · features); each matrix's last row is its bias. */
export interface NetWeights {
  readonly embedding: WeightRows;
  readonly output: WeightRows;
}

/** How the net is trained. */
export interface NetOptions {
  /** Hidden units, a multiple of sixteen. */
  readonly hidden: number;
  readonly epochs: number;
  /** Length of a step before AdaGrad shortens it. */
  readonly rate: number;
  /** Share of the hidden units that are left out of each step, 0..1. */
  readonly dropout: number;
  readonly seed: number;
}

/** Standard deviation of the first weights. A small start is decisive where examples are few: 0.1 loses two points. */
const START = 0.03;
/** What AdaGrad's sums begin with: keeps the first steps short. */
const FIRST_SUM = 0.01;
/** A row whose probabilities are off by less than this, squared and summed, teaches nothing more. */
const LEARNT = 1e-6;

/**
 * Trains a net by stochastic gradient descent on the cross-entropy, one row at a time, with dropout and AdaGrad (Duchi
 * et al., JMLR 2011; one sum per row of weights). Yields after every epoch.
 */
export function* trainNet(data: LabelledRows, options: NetOptions): Generator<void, NetWeights> {
  const descent = new NetDescent(data, options);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    descent.pass();
    yield;
  }
  return descent.weights;
}

class NetDescent {
  readonly weights: NetWeights;
  readonly #data: LabelledRows;
  readonly #options: NetOptions;
  readonly #random: () => number;
  readonly #workspace: Workspace;
  readonly #rows: readonly SparseList[];
  readonly #hidden: Float32Array;
  readonly #scores: Float32Array;
  readonly #active: SparseList;
  readonly #slopes: Float32Array;
  readonly #hiddenSlopes: Float32Array;
  readonly #moves: SparseList;
  readonly #embeddingSums: Float32Array;
  readonly #outputSums: Float32Array;

  constructor(data: LabelledRows, options: NetOptions) {
    const width = paddedWidth(data.classes);
    const longest = data.vectors.reduce((most, { indexes }) => Math.max(most, indexes.length + 1), 0);
    const embedding = { count: data.features + 1, width: options.hidden };
    const output = { count: options.hidden + 1, width };
    const workspace = openWorkspace(
      bytesOfRows(data) +
        aligned(embedding.count * embedding.width * 4) +
        aligned(output.count * width * 4) +
        6 * aligned(output.count * 4) +
        aligned(width * 4) +
        aligned(longest * 4),
    );
    this.#data = data;
    this.#options = options;
    this.#random = seededRandom(options.seed);
    this.#workspace = workspace;
    this.#rows = placeRows(workspace, data);
    this.weights = {
      embedding: { ...embedding, values: workspace.floats(embedding.count * embedding.width) },
      output: { ...output, values: workspace.floats(output.count * width) },
    };
    this.#hidden = workspace.floats(options.hidden);
    this.#hiddenSlopes = workspace.floats(options.hidden);
    this.#slopes = workspace.floats(output.count);
    this.#scores = workspace.floats(width);
    this.#active = { indexes: workspace.words(output.count), values: workspace.floats(output.count), count: 0 };
    this.#moves = {
      indexes: this.#active.indexes,
      values: workspace.floats(Math.max(longest, output.count)),
      count: 0,
    };
    this.#embeddingSums = new Float32Array(embedding.count).fill(FIRST_SUM);
    this.#outputSums = new Float32Array(output.count).fill(FIRST_SUM);
    this.#start();
  }

  pass(): void {
    for (const row of shuffledIndexes(this.#data.vectors.length, this.#random)) this.#step(row);
  }

  /** Normally distributed weights (Box–Muller) everywhere but in the biases. */
  #start(): void {
    const { embedding, output } = this.weights;
    const normal = (): number =>
      START * Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random());
    for (let at = 0; at < (embedding.count - 1) * embedding.width; at += 1) embedding.values[at] = normal();
    for (let row = 0; row < output.count - 1; row += 1) {
      for (let index = 0; index < this.#data.classes; index += 1) output.values[row * output.width + index] = normal();
    }
  }

  #step(row: number): void {
    const list = this.#rows[row];
    if (list === undefined) return;
    const { embedding, output } = this.weights;
    this.#workspace.gather(this.#hidden.fill(0), embedding.values, list);
    this.#activate();
    this.#workspace.gather(this.#scores.fill(0), output.values, this.#active);
    const error = this.#blame(this.#data.labels[row] ?? 0);
    if (error < LEARNT) return;
    this.#workspace.dots(this.#slopes, output.values, this.#active, this.#scores);
    this.#moveOutput(error / this.#data.classes);
    this.#moveEmbedding(list);
  }

  /** Lists the hidden units that fire and are not dropped, and the bias. */
  #activate(): void {
    const { dropout, hidden } = this.#options;
    const { indexes, values } = this.#active;
    let count = 0;
    for (let unit = 0; unit < hidden; unit += 1) {
      const value = this.#hidden[unit] ?? 0;
      if (value <= 0 || this.#random() < dropout) continue;
      indexes[count] = unit;
      values[count] = value / (1 - dropout);
      count += 1;
    }
    indexes[count] = hidden;
    values[count] = 1;
    this.#active.count = count + 1;
  }

  /** Turns scores into their slopes: probability minus truth; returns the sum of their squares. */
  #blame(label: number): number {
    const scores = this.#scores;
    const { classes } = this.#data;
    let peak = -Infinity;
    for (let index = 0; index < classes; index += 1) peak = Math.max(peak, scores[index] ?? 0);
    let sum = 0;
    for (let index = 0; index < classes; index += 1) {
      const power = Math.exp((scores[index] ?? 0) - peak);
      scores[index] = power;
      sum += power;
    }
    let squares = 0;
    for (let index = 0; index < classes; index += 1) {
      const slope = (scores[index] ?? 0) / sum - (index === label ? 1 : 0);
      scores[index] = slope;
      squares += slope * slope;
    }
    return squares;
  }

  #moveOutput(meanSquare: number): void {
    const { indexes, values, count } = this.#active;
    const moves = this.#moves.values;
    for (let at = 0; at < count; at += 1) {
      moves[at] = this.#move(this.#outputSums, indexes[at] ?? 0, values[at] ?? 0, meanSquare);
    }
    const list = { indexes, values: moves, count };
    this.#workspace.scatter(this.#scores, this.weights.output.values, list);
  }

  #moveEmbedding(row: SparseList): void {
    const { hidden, dropout } = this.#options;
    const { indexes, count } = this.#active;
    this.#hiddenSlopes.fill(0);
    let squares = 0;
    for (let at = 0; at < count - 1; at += 1) {
      const slope = (this.#slopes[at] ?? 0) / (1 - dropout);
      this.#hiddenSlopes[indexes[at] ?? 0] = slope;
      squares += slope * slope;
    }
    const moves = this.#moves.values;
    for (let at = 0; at < row.count; at += 1) {
      moves[at] = this.#move(this.#embeddingSums, row.indexes[at] ?? 0, row.values[at] ?? 0, squares / hidden);
    }
    const list = { indexes: row.indexes, values: moves, count: row.count };
    this.#workspace.scatter(this.#hiddenSlopes, this.weights.embedding.values, list);
  }

  /** AdaGrad's step for one row of weights that was read `value` times. */
  #move(sums: Float32Array, row: number, value: number, meanSquare: number): number {
    const sum = (sums[row] ?? 0) + value * value * meanSquare;
    sums[row] = sum;
    return (-this.#options.rate * value) / Math.sqrt(sum);
  }
}
