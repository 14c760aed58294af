/** How far two looks may be apart before agents may have gone unheard meanwhile, in milliseconds. */
const MAX_GAP_MS = 30_000;

/** Since when one program has listened to its agents without a break. Times in milliseconds. */
export interface Listening {
  readonly lookedAt: number;
  /** Until then nobody counts as gone: whoever is here is heard by then. */
  readonly patientUntil: number;
  /** Whether this program's clock was set back since the look before. */
  readonly wentBack: boolean;
}

/**
 * One look more. Where the clock was set, the machine slept or the database was away, leases ran out that nobody could
 * renew: then everybody is given the time of a whole lease to be heard again.
 */
export function lookAgain(before: Listening | null, now: number, leaseMs: number): Listening {
  if (!before) return { lookedAt: now, patientUntil: now, wentBack: false };
  const gap = now - before.lookedAt;
  const wentBack = gap < 0;
  const isBroken = wentBack || gap > MAX_GAP_MS;
  return { lookedAt: now, patientUntil: isBroken ? now + leaseMs : before.patientUntil, wentBack };
}
