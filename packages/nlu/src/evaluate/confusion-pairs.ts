import { inScopeOf, isRight, type Judged } from "./judged.ts";

/** Texts that mean one intent and were taken for another, the surest mistake first. */
export interface ConfusionPair {
  readonly expected: string;
  /** Null: for none of the intents. */
  readonly intent: string | null;
  readonly rows: readonly { readonly text: string; readonly confidence: number }[];
}

/** Which intents are taken for which, the most frequent first, then by name. Rows out of scope are left out. */
export function confusionPairs(judged: readonly Judged[]): readonly ConfusionPair[] {
  const wrong = inScopeOf(judged).filter((row) => !isRight(row));
  return [...groupByPair(wrong)].sort(mostFirst).flatMap(([, rows]) => pairOf(rows));
}

type Group = readonly [string, readonly Judged[]];

function groupByPair(judged: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const groups = new Map<string, Judged[]>();
  for (const row of judged) {
    const key = JSON.stringify([row.expected, row.intent]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function mostFirst([leftKey, left]: Group, [rightKey, right]: Group): number {
  return right.length - left.length || (leftKey < rightKey ? -1 : 1);
}

function pairOf(rows: readonly Judged[]): readonly ConfusionPair[] {
  const { expected, intent } = rows[0] ?? { expected: null, intent: null };
  if (expected === null) return [];
  const surest = rows.toSorted((left, right) => right.confidence - left.confidence);
  return [{ expected, intent, rows: surest.map(({ text, confidence }) => ({ text, confidence })) }];
}
