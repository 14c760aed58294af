import type { JsonValue } from "../json.ts";
import type { Log } from "../log.ts";
import { maxHintBytes } from "./bus.ts";
import type { Hint } from "./hub.ts";

/** Hints that wait to go out, each once, in the order of their first coming. */
export interface HintQueue {
  /** False where the hint is too long to be carried, which is logged. */
  readonly add: (topic: string, payload: JsonValue) => boolean;
  readonly takeAll: () => readonly Hint[];
  readonly size: () => number;
}

/** Makes an empty queue. */
export const createHintQueue = (log: Log): HintQueue => {
  let waiting = new Map<string, Hint>();
  return {
    add: (topic, payload) => {
      const key = JSON.stringify([topic, payload]);
      const bytes = Buffer.byteLength(key);
      if (bytes > maxHintBytes) {
        log.error({ topic, bytes }, "a hint is too long to be sent: send what finds the row, not the row");
        return false;
      }
      if (!waiting.has(key)) waiting.set(key, { topic, payload });
      return true;
    },
    takeAll: () => {
      const hints = [...waiting.values()];
      waiting = new Map();
      return hints;
    },
    size: () => waiting.size,
  };
};
