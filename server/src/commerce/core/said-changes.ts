/** The names of what a change made, altered, took away and left. */
export interface SaidChanges {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Things by their names, each as a fingerprint. */
export type Fingerprints = ReadonlyMap<string, string>;

/** Compares what was said with what is said now. */
export function compareSaid(before: Fingerprints, after: Fingerprints): SaidChanges {
  const names = [...after.keys()];
  const known = names.filter((name) => before.has(name));
  return {
    created: names.filter((name) => !before.has(name)),
    changed: known.filter((name) => before.get(name) !== after.get(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    unchanged: known.filter((name) => before.get(name) === after.get(name)),
  };
}

/** Whether anything is different afterwards. */
export function isChange({ created, changed, removed }: SaidChanges): boolean {
  return created.length + changed.length + removed.length > 0;
}
