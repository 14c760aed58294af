import type { WeightRows } from "./train-svm.ts";

/**
 * Trained weights as they are kept and used: a byte for each, times its row's scale. A quarter of the memory of
 * floats, and off by at most 1/254 of the row's largest weight.
 */
export interface ByteRows {
  readonly count: number;
  /** Columns of a row, a multiple of sixteen. */
  readonly width: number;
  /** What a row's bytes are to be multiplied by. */
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

const LARGEST_BYTE = 127;

/** Packs what training found. */
export function packRows({ count, width, values }: WeightRows): ByteRows {
  const packed = { count, width, scales: new Float32Array(count), values: new Int8Array(count * width) };
  for (let row = 0; row < count; row += 1) {
    const weights = values.subarray(row * width, (row + 1) * width);
    const scale = Math.fround(weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / LARGEST_BYTE);
    if (scale === 0) continue;
    packed.scales[row] = scale;
    packed.values.set(
      weights.map((weight) => Math.round(weight / scale)),
      row * width,
    );
  }
  return packed;
}
