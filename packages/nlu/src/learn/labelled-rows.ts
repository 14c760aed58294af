import { aligned, type SparseList, type Workspace } from "../kernel/workspace.ts";
import type { SparseVector } from "../features/vectorize.ts";

/** Labelled rows: `labels[i]` is the class of `vectors[i]`; feature numbers are below `features`. */
export interface LabelledRows {
  readonly vectors: readonly SparseVector[];
  readonly labels: Uint32Array;
  readonly features: number;
  readonly classes: number;
}

/** Copies rows into a workspace, each with one more entry of value 1 for `features`, the bias. */
export function placeRows(workspace: Workspace, { vectors, features }: LabelledRows): readonly SparseList[] {
  return vectors.map((vector) => {
    const count = vector.indexes.length + 1;
    const list = { indexes: workspace.words(count), values: workspace.floats(count), count };
    list.indexes.set(vector.indexes);
    list.values.set(vector.values);
    list.indexes[count - 1] = features;
    list.values[count - 1] = 1;
    return list;
  });
}

/** The bytes that {@link placeRows} takes. */
export function bytesOfRows({ vectors }: LabelledRows): number {
  return vectors.reduce((sum, { indexes }) => sum + 2 * aligned(4 * (indexes.length + 1)), 0);
}

/** Rows of weights are as wide as the kernel likes: a multiple of sixteen. */
export function paddedWidth(width: number): number {
  return Math.max(16, Math.ceil(width / 16) * 16);
}
