import type { Clock } from "../../platform/clock.ts";

/** How many sends at once, and how many per second after that. */
export interface SendRule {
  readonly burst: number;
  readonly perSecond: number;
}

/** A customer, over all his sockets: faster than anybody types, slower than a flood. */
export const CUSTOMER_SENDS: SendRule = { burst: 20, perSecond: 2 };
/** An agent, over all his sockets and conversations. */
export const AGENT_SENDS: SendRule = { burst: 60, perSecond: 10 };
/** Senders remembered at most. The one who has been silent longest is forgotten first: his burst is whole again by then. */
const MAX_SENDERS = 50_000;

/** Answers whether this sender may send once more now; a refused send may be tried again a little later. */
export type SendLimit = (sender: string, rule: SendRule) => boolean;

/** Makes the limit that the sockets of a process share. */
export function createSendLimit(clock: Clock): SendLimit {
  const senders = new Map<string, { readonly left: number; readonly at: number }>();

  function remember(sender: string, left: number, at: number): void {
    senders.delete(sender);
    senders.set(sender, { left, at });
    const [silent] = senders.keys();
    if (senders.size > MAX_SENDERS && silent !== undefined) senders.delete(silent);
  }

  return (sender, { burst, perSecond }) => {
    const at = clock.now().getTime();
    const before = senders.get(sender) ?? { left: burst, at };
    const left = Math.min(burst, before.left + (Math.max(0, at - before.at) / 1000) * perSecond);
    const allowed = left >= 1;
    remember(sender, allowed ? left - 1 : left, at);
    return allowed;
  };
}
