/**
 * The chance that a score drawn from `higher` is above one drawn from `lower`, ties counting half: the area under the
 * receiver operating characteristic, by the rank sum of Mann and Whitney (1947). Null where either is empty.
 */
export function auroc(higher: readonly number[], lower: readonly number[]): number | null {
  if (higher.length === 0 || lower.length === 0) return null;
  const sorted = [
    ...higher.map((score) => ({ score, weight: 1 })),
    ...lower.map((score) => ({ score, weight: 0 })),
  ].sort((left, right) => left.score - right.score);
  let rankSum = 0;
  for (let start = 0; start < sorted.length;) {
    const end = endOfTies(sorted, start);
    // Those that tie share the mean of the ranks that they take up, counted from 1.
    const rank = (start + 1 + end) / 2;
    for (const { weight } of sorted.slice(start, end)) rankSum += weight * rank;
    start = end;
  }
  const below = rankSum - (higher.length * (higher.length + 1)) / 2;
  return below / (higher.length * lower.length);
}

function endOfTies(sorted: readonly { readonly score: number }[], start: number): number {
  let end = start + 1;
  while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
  return end;
}
