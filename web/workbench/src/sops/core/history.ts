/** What is edited, with what it was before and what was taken back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly now: T;
  readonly future: readonly T[];
  /** What was changed last: changes of the same thing one after the other are taken back together. */
  readonly what: string | null;
}

/** So many changes can be taken back. */
const KEPT = 100;

/** Nothing was changed yet. */
export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [], what: null };
}

/** A change of something; `what` null stands for itself alone. */
export function changed<T>(history: History<T>, now: T, what: string | null): History<T> {
  const goesOn = what !== null && what === history.what;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-KEPT);
  return { past, now, future: [], what };
}

/** Takes the last change back. */
export function undone<T>({ past, now, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, now, future, what: null };
  return { past: past.slice(0, -1), now: before, future: [now, ...future], what: null };
}

/** Makes what was taken back again. */
export function redone<T>({ past, now, future }: History<T>): History<T> {
  const [after, ...rest] = future;
  if (after === undefined) return { past, now, future, what: null };
  return { past: [...past, now], now: after, future: rest, what: null };
}
