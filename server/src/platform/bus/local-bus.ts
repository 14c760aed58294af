import type { Log } from "../log.ts";
import type { Bus } from "./bus.ts";
import { createHintQueue } from "./hint-queue.ts";
import { createHub } from "./hub.ts";

/** A bus within one program, for tests of rooms. Handlers run after the publisher's own step, as on the real one. */
export const createLocalBus = ({ log }: { readonly log: Log }): Bus => {
  const hub = createHub(log);
  const queue = createHintQueue(log);
  let closed = false;
  const flush = (): void => {
    for (const hint of queue.takeAll()) hub.deliver(hint);
  };
  return {
    publish: (topic, payload) => {
      if (closed) return;
      const first = queue.size() === 0;
      if (queue.add(topic, payload) && first) queueMicrotask(flush);
    },
    subscribe: (topic, handler, onGap) => hub.subscribe({ topic, handler, onGap }),
    close: () => {
      closed = true;
      flush();
      return Promise.resolve();
    },
  };
};
