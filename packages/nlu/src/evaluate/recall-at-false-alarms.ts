/** Scores of rows that are in scope, and of those that are not; higher means more surely in scope. */
export interface ScopeScores {
  readonly inside: readonly number[];
  readonly outside: readonly number[];
}

/**
 * The share of rows out of scope that are refused by the highest threshold at which at most `falseAlarms` (0..1) of the
 * rows in scope are refused as well; a row is refused when its score is below. Null where either kind is missing.
 */
export function recallAtFalseAlarms({ inside, outside }: ScopeScores, falseAlarms: number): number | null {
  if (inside.length === 0 || outside.length === 0) return null;
  const ascending = [...inside].sort((left, right) => left - right);
  const threshold = ascending[Math.floor(falseAlarms * inside.length)] ?? Infinity;
  return outside.filter((score) => score < threshold).length / outside.length;
}
