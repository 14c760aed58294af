/** How many parts cross-validation cuts the examples into. */
export const FOLDS = 4;

/**
 * Gives every row a fold so that each class is spread evenly. Rows of a class with a single example get fold -1: left
 * out, they could not be recognised, and would teach calibration nothing.
 */
export function assignFolds(labels: Uint32Array, order: Uint32Array): Int32Array {
  const folds = new Int32Array(labels.length).fill(-1);
  const sizes = countByClass(labels);
  const seen = new Map<number, number>();
  for (const row of order) {
    const label = labels[row] ?? 0;
    const position = seen.get(label) ?? 0;
    seen.set(label, position + 1);
    if ((sizes.get(label) ?? 0) > 1) folds[row] = (position + label) % FOLDS;
  }
  return folds;
}

function countByClass(labels: Uint32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return sizes;
}
