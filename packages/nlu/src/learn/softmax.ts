/** Turns scores into probabilities that sum to 1; `temperature` above 0 flattens them as it grows. */
export function softmax(scores: Float32Array, temperature: number): Float32Array {
  const peak = scores.reduce((highest, score) => Math.max(highest, score), -Infinity);
  const powers = scores.map((score) => Math.exp((score - peak) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The index of the largest value; the first of equals. */
export function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] ?? -Infinity) > (values[best] ?? -Infinity)) best = index;
  }
  return best;
}
