import type { Clock } from "../../platform/clock.ts";

/** Sends that a customer may make at once, and then per second: faster than anybody types, slower than a flood. */
const BURST = 20;
const PER_SECOND = 2;

/** Answers whether one more send is allowed now; a refused one may be tried again a little later. */
export function createSendLimit(clock: Clock): () => boolean {
  let left = BURST;
  let at = clock.now().getTime();
  return () => {
    const now = clock.now().getTime();
    left = Math.min(BURST, left + (Math.max(0, now - at) / 1000) * PER_SECOND);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
