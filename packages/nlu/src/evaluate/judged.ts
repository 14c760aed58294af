/** What somebody said of a text that a model was asked about, beside what the model said. */
export interface Judged {
  readonly text: string;
  /** What it means; null where it is none of the intents, so that the only right answer is none. */
  readonly expected: string | null;
  /** What the model says it means; null where it says none of its intents. */
  readonly intent: string | null;
  /** The model's chance to be right, 0..1. */
  readonly confidence: number;
  /** Higher means more surely one of the intents at all; on any scale. */
  readonly scopeScore: number;
}

/** The rows that mean one of the intents. */
export function inScopeOf(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ expected }) => expected !== null);
}

/** The rows that mean none of them. */
export function outOfScopeOf(judged: readonly Judged[]): readonly Judged[] {
  return judged.filter(({ expected }) => expected === null);
}

/** Whether the model is right. */
export function isRight({ expected, intent }: Judged): boolean {
  return expected === intent;
}
