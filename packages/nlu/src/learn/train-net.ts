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
  /** Nets that are trained side by side and whose scores are averaged. */
  readonly heads: number;
  /** Hidden units of each, a multiple of sixteen. */
  readonly hidden: number;
  readonly epochs: number;
  /** Length of a step before AdaGrad shortens it. */
  readonly rate: number;
  /** Share of the hidden units that are left out of each step, 0..1. */
  readonly dropout: number;
  /** Share of a row's features that are left out of each step, 0..1. */
  readonly thinning: number;
  readonly seed: number;
}

/** Largest of the first weights. A small start is decisive where examples are few: three times as much loses two points. */
const START = 0.05;
/** What AdaGrad's sums begin with: keeps the first steps short. */
const FIRST_SUM = 0.01;
/** A row whose probabilities are off by less than this, squared and summed, teaches nothing more. */
const LEARNT = 1e-6;

/**
 * Trains nets by stochastic gradient descent on the cross-entropy, one row at a time, with dropout and AdaGrad (Duchi
 * et al., JMLR 2011; one sum per row of weights). Each net sees its own half of the hidden units and its own error;
 * the result is one net whose scores are their mean. Yields after every epoch.
 */
export function* trainNet(data: LabelledRows, options: NetOptions): Generator<void, NetWeights> {
  const descent = new NetDescent(data, options);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    descent.pass();
    yield;
  }
  return descent.average();
}

class NetDescent {
  readonly #embedding: WeightRows;
  readonly #output: WeightRows;
  readonly #data: LabelledRows;
  readonly #options: NetOptions;
  readonly #random: () => number;
  readonly #workspace: Workspace;
  readonly #rows: readonly SparseList[];
  readonly #thinned: SparseList;
  readonly #hidden: Float32Array;
  readonly #scores: Float32Array;
  readonly #active: SparseList;
  readonly #slopes: Float32Array;
  readonly #hiddenSlopes: Float32Array;
  readonly #moves: Float32Array;
  readonly #embeddingSums: Float32Array;
  readonly #outputSums: Float32Array;

  constructor(data: LabelledRows, options: NetOptions) {
    const width = paddedWidth(data.classes);
    const units = options.heads * options.hidden;
    const longest = data.vectors.reduce((most, { indexes }) => Math.max(most, indexes.length + 1), 0);
    const embedding = { count: data.features + 1, width: units };
    const output = { count: units + options.heads, width };
    const workspace = openWorkspace(
      bytesOfRows(data) +
        aligned(embedding.count * embedding.width * 4) +
        aligned(output.count * width * 4) +
        6 * aligned(output.count * 4) +
        aligned(width * 4) +
        3 * aligned(longest * 4),
    );
    this.#data = data;
    this.#options = options;
    this.#random = seededRandom(options.seed);
    this.#workspace = workspace;
    this.#rows = placeRows(workspace, data);
    this.#embedding = { ...embedding, values: workspace.floats(embedding.count * embedding.width) };
    this.#output = { ...output, values: workspace.floats(output.count * width) };
    this.#thinned = { indexes: workspace.words(longest), values: workspace.floats(longest), count: 0 };
    this.#hidden = workspace.floats(units);
    this.#hiddenSlopes = workspace.floats(units);
    this.#slopes = workspace.floats(options.hidden + 1);
    this.#scores = workspace.floats(width);
    const most = options.hidden + 1;
    this.#active = { indexes: workspace.words(most), values: workspace.floats(most), count: 0 };
    this.#moves = workspace.floats(Math.max(longest, most));
    this.#embeddingSums = new Float32Array(embedding.count).fill(FIRST_SUM);
    this.#outputSums = new Float32Array(output.count).fill(FIRST_SUM);
    this.#start();
  }

  pass(): void {
    for (const row of shuffledIndexes(this.#data.vectors.length, this.#random)) this.#step(row);
  }

  /** One net of all hidden units that scores what the nets score on average: the last row sums up their biases. */
  average(): NetWeights {
    const { heads } = this.#options;
    const { width, values, count } = this.#output;
    const output = { count: count - heads + 1, width, values: new Float32Array((count - heads + 1) * width) };
    for (let row = 0; row < count; row += 1) {
      const into = Math.min(row, output.count - 1) * width;
      for (let column = 0; column < width; column += 1) {
        output.values[into + column] =
          (output.values[into + column] ?? 0) + (values[row * width + column] ?? 0) / heads;
      }
    }
    return { embedding: this.#embedding, output };
  }

  /** Small weights everywhere but in the biases. */
  #start(): void {
    const small = (): number => START * (2 * this.#random() - 1);
    const { values, count, width } = this.#embedding;
    for (let at = 0; at < (count - 1) * width; at += 1) values[at] = small();
    const output = this.#output;
    for (let row = 0; row < output.count - this.#options.heads; row += 1) {
      for (let index = 0; index < this.#data.classes; index += 1) output.values[row * output.width + index] = small();
    }
  }

  #step(row: number): void {
    const whole = this.#rows[row];
    if (whole === undefined) return;
    const list = this.#thin(whole);
    this.#workspace.gather(this.#hidden.fill(0), this.#embedding.values, list);
    this.#hiddenSlopes.fill(0);
    let squares = 0;
    for (let head = 0; head < this.#options.heads; head += 1) squares += this.#teach(head, this.#data.labels[row] ?? 0);
    if (squares > 0) this.#moveEmbedding(list, squares / this.#hidden.length);
  }

  /** Leaves out some features and strengthens the others; the bias, a row's last, stays. */
  #thin(whole: SparseList): SparseList {
    const { thinning } = this.#options;
    if (thinning === 0) return whole;
    const thinned = this.#thinned;
    const last = whole.count - 1;
    let count = 0;
    for (let at = 0; at < last; at += 1) {
      if (this.#random() < thinning) continue;
      thinned.indexes[count] = whole.indexes[at] ?? 0;
      thinned.values[count] = (whole.values[at] ?? 0) / (1 - thinning);
      count += 1;
    }
    thinned.indexes[count] = whole.indexes[last] ?? 0;
    thinned.values[count] = 1;
    thinned.count = count + 1;
    return thinned;
  }

  /** Corrects one net's output and says how its hidden units should move; returns the sum of those slopes' squares. */
  #teach(head: number, label: number): number {
    this.#activate(head);
    this.#workspace.gather(this.#scores.fill(0), this.#output.values, this.#active);
    const error = this.#blame(label);
    if (error < LEARNT) return 0;
    this.#workspace.dots(this.#slopes, this.#output.values, this.#active, this.#scores);
    this.#moveOutput(error / this.#data.classes);
    return this.#passBack();
  }

  /** Lists the hidden units of a net that fire and are not dropped, and its bias. */
  #activate(head: number): void {
    const { dropout, hidden, heads } = this.#options;
    const { indexes, values } = this.#active;
    let count = 0;
    for (let unit = head * hidden; unit < (head + 1) * hidden; unit += 1) {
      const value = this.#hidden[unit] ?? 0;
      if (value <= 0 || this.#random() < dropout) continue;
      indexes[count] = unit;
      values[count] = value / (1 - dropout);
      count += 1;
    }
    indexes[count] = heads * hidden + head;
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
    for (let at = 0; at < count; at += 1) {
      this.#moves[at] = this.#move(this.#outputSums, indexes[at] ?? 0, values[at] ?? 0, meanSquare);
    }
    this.#workspace.scatter(this.#scores, this.#output.values, { indexes, values: this.#moves, count });
  }

  #passBack(): number {
    const { indexes, count } = this.#active;
    let squares = 0;
    for (let at = 0; at < count - 1; at += 1) {
      const slope = (this.#slopes[at] ?? 0) / (1 - this.#options.dropout);
      this.#hiddenSlopes[indexes[at] ?? 0] = slope;
      squares += slope * slope;
    }
    return squares;
  }

  #moveEmbedding({ indexes, values, count }: SparseList, meanSquare: number): void {
    for (let at = 0; at < count; at += 1) {
      this.#moves[at] = this.#move(this.#embeddingSums, indexes[at] ?? 0, values[at] ?? 0, meanSquare);
    }
    this.#workspace.scatter(this.#hiddenSlopes, this.#embedding.values, { indexes, values: this.#moves, count });
  }

  /** AdaGrad's step for one row of weights that was read `value` times. */
  #move(sums: Float32Array, row: number, value: number, meanSquare: number): number {
    const sum = (sums[row] ?? 0) + value * value * meanSquare;
    sums[row] = sum;
    return (-this.#options.rate * value) / Math.sqrt(sum);
  }
}
