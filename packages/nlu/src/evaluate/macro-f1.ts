interface Tally {
  right: number;
  /** How often it was meant, and how often it was said. */
  meant: number;
  said: number;
}

/** A row as far as this figure looks: what was meant and what was said. */
interface Named {
  readonly expected: string | null;
  readonly intent: string | null;
}

/**
 * The mean over intents of F1 = 2 · right / (meant + said), each intent counting the same, however many rows it has.
 * Over every intent that was meant or said, as scikit-learn's `f1_score(average="macro")`; 0 without rows.
 */
export function macroF1(rows: readonly Named[]): number {
  const tallies = new Map<string | null, Tally>();
  const tallyOf = (intent: string | null): Tally => {
    const found = tallies.get(intent) ?? { right: 0, meant: 0, said: 0 };
    tallies.set(intent, found);
    return found;
  };
  for (const { expected, intent } of rows) {
    tallyOf(expected).meant += 1;
    tallyOf(intent).said += 1;
    if (expected === intent) tallyOf(intent).right += 1;
  }
  let sum = 0;
  for (const { right, meant, said } of tallies.values()) sum += (2 * right) / (meant + said);
  return tallies.size === 0 ? 0 : sum / tallies.size;
}
