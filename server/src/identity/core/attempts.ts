/** How many failures are let pass in how long a time. */
export interface AttemptRule {
  readonly failures: number;
  readonly windowMs: number;
}

const MINUTE = 60_000;

/** One address at one account: a person who mistypes, or somebody who guesses. */
export const ACCOUNT_FROM_ADDRESS: AttemptRule = { failures: 5, windowMs: 15 * MINUTE };

/** One account from everywhere: high, because whoever fills it keeps the true owner from signing in anew. */
export const ACCOUNT: AttemptRule = { failures: 100, windowMs: 60 * MINUTE };

/** One address at all accounts: high enough for an office behind one address. */
export const ADDRESS: AttemptRule = { failures: 50, windowMs: 15 * MINUTE };

/** The attempts (times in ms, oldest first) that still count at `now`; one to come is from before the clock was set back, and counts no more. */
export function recentAttempts(attempts: readonly number[], rule: AttemptRule, now: number): readonly number[] {
  return attempts.filter((at) => at > now - rule.windowMs && at <= now);
}

/** Milliseconds until another attempt is let pass; 0 when one is now. */
export function waitFor(attempts: readonly number[], rule: AttemptRule, now: number): number {
  const recent = recentAttempts(attempts, rule, now);
  const oldestThatCounts = recent.at(-rule.failures);
  return recent.length < rule.failures || oldestThatCounts === undefined ? 0 : oldestThatCounts + rule.windowMs - now;
}
