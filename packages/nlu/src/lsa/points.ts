import type { SparseVector } from "../features/vectorize.ts";
import { aligned, openWorkspace, type SparseList, type Workspace } from "../kernel/workspace.ts";
import type { Lsa } from "./fit-lsa.ts";

/** Points on a sphere: rows of `dimensions` numbers of length 1; what says nothing is all zeros. */
export interface Points {
  readonly workspace: Workspace;
  readonly count: number;
  readonly dimensions: number;
  readonly rows: Float32Array;
  /** The numbers 0, 1, 2, … with room for a value each: for looking at all points at once, or at some. */
  readonly every: SparseList;
  /** Room for one point more. */
  readonly one: Float32Array;
}

/** Makes room for so many points. */
export function openPoints(count: number, dimensions: number): Points {
  const workspace = openWorkspace(
    aligned(count * dimensions * 4) + 2 * aligned(count * 4) + aligned(dimensions * 4) + 16,
  );
  const every = { indexes: workspace.words(count), values: workspace.floats(count), count };
  for (let index = 0; index < count; index += 1) every.indexes[index] = index;
  const one = workspace.floats(dimensions);
  return { workspace, count, dimensions, rows: workspace.floats(count * dimensions), every, one };
}

/** The point of one text. */
export function project({ dimensions, basis }: Lsa, { indexes, values }: SparseVector): Float32Array {
  const point = new Float32Array(dimensions);
  for (let position = 0; position < indexes.length; position += 1) {
    const first = (indexes[position] ?? 0) * dimensions;
    const value = values[position] ?? 0;
    for (let column = 0; column < dimensions; column += 1)
      point[column] = (point[column] ?? 0) + value * (basis[first + column] ?? 0);
  }
  return normalize(point);
}

/** A point of a set, as a view. */
export function pointOf({ rows, dimensions }: Pick<Points, "rows" | "dimensions">, index: number): Float32Array {
  return rows.subarray(index * dimensions, (index + 1) * dimensions);
}

/** Puts every point's cosine with a given one into `every.values`. */
export function compareWithAll({ workspace, rows, every, one }: Points, point: Float32Array): Float32Array {
  one.set(point);
  workspace.dots(every.values, rows, every, one);
  return every.values;
}

/** The inner product of two points: their cosine. */
export function cosineOf(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let column = 0; column < left.length; column += 1) sum += (left[column] ?? 0) * (right[column] ?? 0);
  return sum;
}

/** into += factor · point */
export function addPoint(into: Float32Array, point: Float32Array, factor: number): void {
  for (let column = 0; column < into.length; column += 1)
    into[column] = (into[column] ?? 0) + factor * (point[column] ?? 0);
}

/** Scales a vector in place to length 1; nothing stays nothing. */
export function normalize(vector: Float32Array): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (let index = 0; index < vector.length; index += 1) vector[index] = (vector[index] ?? 0) * scale;
  return vector;
}

/** The index of the largest value; the first of equals. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  return best;
}
