import type { SparseVector } from "../features/vectorize.ts";
import { aligned, openWorkspace } from "../kernel/workspace.ts";
import type { ByteRows } from "../learn/byte-rows.ts";
import { normalize } from "../lsa/points.ts";

/** Makes a function that gives the point of a text, by directions that are kept as bytes. */
export function projectByBytes({ count, width, scales, values }: ByteRows): (vector: SparseVector) => Float32Array {
  const workspace = openWorkspace(aligned(count * width) + aligned(count * 4) * 3 + aligned(width * 4));
  const rows = workspace.bytes(count * width);
  const factors = workspace.floats(count);
  const list = { indexes: workspace.words(count), values: workspace.floats(count), count: 0 };
  const point = workspace.floats(width);
  rows.set(values);
  factors.set(scales);
  return (vector) => {
    list.indexes.set(vector.indexes);
    list.values.set(vector.values);
    list.count = vector.indexes.length;
    workspace.gatherBytes(point.fill(0), rows, factors, list);
    return normalize(point.slice());
  };
}
