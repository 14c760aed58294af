import type { Timers } from "./ports.ts";

/** While somebody types, the server is told again at most this often, in milliseconds. */
export const TYPING_REPEAT_MS = 3_000;
/** Typing ends by itself after this long without a key, in milliseconds. */
export const TYPING_IDLE_MS = 5_000;
/** Somebody else's typing is believed this long after it was last told, in milliseconds. */
export const TYPING_SHOWN_MS = 8_000;

/** Turns key presses into few typing frames. */
export function createTypingSignal(timers: Timers, tell: (on: boolean) => void): (on: boolean) => void {
  let toldAt: number | null = null;
  let stopTimer = (): void => undefined;

  function off(): void {
    stopTimer();
    if (toldAt === null) return;
    toldAt = null;
    tell(false);
  }

  return (on) => {
    if (!on) return off();
    stopTimer();
    stopTimer = timers.after(TYPING_IDLE_MS, off);
    if (toldAt !== null && timers.now() - toldAt < TYPING_REPEAT_MS) return;
    toldAt = timers.now();
    tell(true);
  };
}
