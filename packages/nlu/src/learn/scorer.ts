import type { SparseVector } from "../features/vectorize.ts";
import { aligned, openWorkspace, type SparseList, type Workspace } from "../kernel/workspace.ts";
import type { ByteRows } from "./byte-rows.ts";

/** What a model has learnt: a linear part, and a net with one hidden layer. Each matrix's last row is its bias. */
export interface ModelWeights {
  readonly linear: ByteRows;
  readonly embedding: ByteRows;
  readonly output: ByteRows;
}

/** What the two parts say of a text, a number per class. Valid until the next text is scored. */
export interface Scores {
  readonly linear: Float32Array;
  readonly net: Float32Array;
}

/** Scores texts with weights that lie in memory of their own. */
export interface Scorer {
  /** The weights where they lie now; those given can be let go. */
  readonly weights: ModelWeights;
  score(vector: SparseVector): Scores;
}

/** Longest list of features scored in one go; longer ones are scored in pieces. */
const PIECE = 512;

/** Copies weights into a workspace and makes a scorer of them. */
export function createScorer(given: ModelWeights): Scorer {
  const parts = [given.linear, given.embedding, given.output];
  const units = given.embedding.width;
  const workspace = openWorkspace(
    parts.reduce((sum, part) => sum + bytesOf(part), 0) +
      2 * aligned(given.linear.width * 4) +
      aligned(units * 4) +
      2 * aligned(PIECE * 4) +
      2 * aligned((units + 1) * 4),
  );
  const place = (rows: ByteRows): ByteRows => placeRows(workspace, rows);
  const weights = { linear: place(given.linear), embedding: place(given.embedding), output: place(given.output) };
  const linear = workspace.floats(weights.linear.width);
  const net = workspace.floats(weights.output.width);
  const hidden = workspace.floats(units);
  const piece: SparseList = { indexes: workspace.words(PIECE), values: workspace.floats(PIECE), count: 0 };
  const active: SparseList = { indexes: workspace.words(units + 1), values: workspace.floats(units + 1), count: 0 };
  const add = (into: Float32Array, rows: ByteRows, list: SparseList): void => {
    workspace.gatherBytes(into, rows.values, rows.scales, list);
  };
  const score = (vector: SparseVector): Scores => {
    startFromBias(linear, weights.linear);
    startFromBias(hidden, weights.embedding);
    for (let start = 0; start < vector.indexes.length; start += PIECE) {
      fill(piece, vector, start);
      add(linear, weights.linear, piece);
      add(hidden, weights.embedding, piece);
    }
    startFromBias(net, weights.output);
    activate(active, hidden);
    add(net, weights.output, active);
    return { linear, net };
  };
  return { weights, score };
}

function bytesOf({ scales, values }: ByteRows): number {
  return aligned(scales.length * 4) + aligned(values.length);
}

function placeRows(workspace: Workspace, { count, width, scales, values }: ByteRows): ByteRows {
  const placed = { count, width, scales: workspace.floats(count), values: workspace.bytes(count * width) };
  placed.scales.set(scales);
  placed.values.set(values);
  return placed;
}

function startFromBias(into: Float32Array, { count, width, scales, values }: ByteRows): void {
  const scale = scales[count - 1] ?? 0;
  const first = (count - 1) * width;
  for (let column = 0; column < width; column += 1) into[column] = (values[first + column] ?? 0) * scale;
}

function fill(piece: SparseList, { indexes, values }: SparseVector, start: number): void {
  piece.indexes.set(indexes.subarray(start, start + PIECE));
  piece.values.set(values.subarray(start, start + PIECE));
  piece.count = Math.min(PIECE, indexes.length - start);
}

/** Lists the hidden units that fire. */
function activate(active: SparseList, hidden: Float32Array): void {
  let count = 0;
  for (let unit = 0; unit < hidden.length; unit += 1) {
    const value = hidden[unit] ?? 0;
    if (value <= 0) continue;
    active.indexes[count] = unit;
    active.values[count] = value;
    count += 1;
  }
  active.count = count;
}
