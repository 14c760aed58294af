import type { SparseVector } from "../features/vectorize.ts";
import type { LinearWeights } from "./train-svm.ts";

/**
 * Trained weights as they are kept and used: a byte for each, times its feature's scale. A quarter of the memory of
 * floats, and off by at most 1/254 of the feature's largest weight.
 */
export interface PackedWeights {
  readonly features: number;
  readonly classes: number;
  /** Row f holds feature f's weight for every class; the last row is the bias. */
  readonly rows: Int8Array;
  /** What a row's bytes are to be multiplied by. */
  readonly scales: Float32Array;
}

const LARGEST_BYTE = 127;

/** Packs what training found. */
export function packWeights({ features, classes, rows }: LinearWeights): PackedWeights {
  const packed = { features, classes, rows: new Int8Array(rows.length), scales: new Float32Array(features + 1) };
  for (let feature = 0; feature <= features; feature += 1) {
    const row = rows.subarray(feature * classes, (feature + 1) * classes);
    const scale = row.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LARGEST_BYTE;
    packed.scales[feature] = scale;
    if (scale > 0)
      packed.rows.set(
        row.map((weight) => Math.round(weight / scale)),
        feature * classes,
      );
  }
  return packed;
}

/** The score of every class for a row of features, bias included. */
export function scoresOf({ features, classes, rows, scales }: PackedWeights, vector: SparseVector): Float32Array {
  const { indexes, values } = vector;
  const scores = new Float32Array(classes);
  for (let position = 0; position <= indexes.length; position += 1) {
    const feature = position === indexes.length ? features : (indexes[position] ?? 0);
    const factor = (position === indexes.length ? 1 : (values[position] ?? 0)) * (scales[feature] ?? 0);
    const offset = feature * classes;
    for (let index = 0; index < classes; index += 1) {
      scores[index] = (scores[index] ?? 0) + (rows[offset + index] ?? 0) * factor;
    }
  }
  return scores;
}
