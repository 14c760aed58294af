/** Turns scores into probabilities that sum to 1; `temperature` above 0 flattens them as it grows. */
export function softmax(scores: Float32Array, temperature: number): Float32Array {
  const peak = scores[indexOfLargest(scores)] ?? 0;
  const powers = new Float32Array(scores.length);
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const power = Math.exp(((scores[index] ?? 0) - peak) / temperature);
    powers[index] = power;
    sum += power;
  }
  for (let index = 0; index < powers.length; index += 1) powers[index] = (powers[index] ?? 0) / sum;
  return powers;
}

/** The index of the largest value; the first of equals. */
export function indexOfLargest(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index += 1) {
    if ((values[index] ?? -Infinity) > (values[best] ?? -Infinity)) best = index;
  }
  return best;
}
