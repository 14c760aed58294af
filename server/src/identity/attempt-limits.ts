import type { Clock } from "../platform/clock.ts";
import { ACCOUNT, ACCOUNT_FROM_ADDRESS, ADDRESS, recentAttempts, waitFor, type AttemptRule } from "./core/attempts.ts";
import { hashToken } from "./token.ts";

/** Keys remembered at most; the oldest are forgotten first, so that a flood of made-up accounts cannot fill the memory. */
const MAX_KEYS = 50_000;

/** Counts attempts to sign in, in this process. Sessions that exist are never touched by it. */
export interface AttemptLimits {
  /** Counts one attempt; returns the milliseconds to wait when there were too many, else 0. */
  readonly take: (account: string, address: string) => number;
  /** Forgets the attempts of this address at this account: it turned out to be the owner. */
  readonly forgive: (account: string, address: string) => void;
}

/** Makes the counters for one server. */
export function createAttemptLimits(clock: Clock): AttemptLimits {
  const attempts = new Map<string, readonly number[]>();
  const timesOf = (key: string): readonly number[] => attempts.get(key) ?? [];
  return {
    take: (account, address) => {
      const now = clock.now().getTime();
      const rules = rulesFor(account, address);
      const wait = Math.max(...rules.map(([key, rule]) => waitFor(timesOf(key), rule, now)));
      if (wait > 0) return wait;
      for (const [key, rule] of rules) remember(attempts, key, [...recentAttempts(timesOf(key), rule, now), now]);
      return 0;
    },
    forgive: (account, address) => {
      for (const [key, rule] of rulesFor(account, address)) {
        remember(attempts, key, rule === ACCOUNT_FROM_ADDRESS ? [] : timesOf(key).slice(0, -1));
      }
    },
  };
}

/** The account is kept as a hash: what people type into the wrong field may be a password. */
function rulesFor(account: string, address: string): readonly (readonly [string, AttemptRule])[] {
  const who = hashToken(account.toLowerCase()).toString("base64");
  return [
    [`${who} ${address}`, ACCOUNT_FROM_ADDRESS],
    [who, ACCOUNT],
    [address, ADDRESS],
  ];
}

function remember(attempts: Map<string, readonly number[]>, key: string, times: readonly number[]): void {
  attempts.delete(key);
  attempts.set(key, times);
  const [oldest] = attempts.keys();
  if (attempts.size > MAX_KEYS && oldest !== undefined) attempts.delete(oldest);
}
