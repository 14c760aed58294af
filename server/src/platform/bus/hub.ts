import type { JsonValue } from "../json.ts";
import type { Log } from "../log.ts";
import type { HintHandler } from "./bus.ts";

/** One hint on its way. */
export interface Hint {
  readonly topic: string;
  readonly payload: JsonValue;
}

interface Subscriber {
  readonly topic: string;
  readonly handler: HintHandler;
  readonly onGap: (() => void) | undefined;
}

/** The subscribers within one program. */
export interface Hub {
  readonly subscribe: (subscriber: Subscriber) => () => void;
  readonly deliver: (hint: Hint) => void;
  readonly tellGap: () => void;
}

/** Makes a hub without subscribers. */
export const createHub = (log: Log): Hub => {
  const subscribers = new Set<Subscriber>();
  const guarded = (topic: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      log.error({ err: error, topic }, "a subscriber failed on a hint");
    }
  };
  return {
    subscribe: (subscriber) => {
      subscribers.add(subscriber);
      return () => {
        subscribers.delete(subscriber);
      };
    },
    deliver: ({ topic, payload }) => {
      for (const subscriber of subscribers) {
        if (subscriber.topic === topic) guarded(topic, () => subscriber.handler(payload));
      }
    },
    tellGap: () => {
      for (const { topic, onGap } of subscribers) guarded(topic, () => onGap?.());
    },
  };
};
