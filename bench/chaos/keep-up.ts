import { setTimeout as pause } from "node:timers/promises";
import type { ServerProcess } from "./server-process.ts";
import type { Tally } from "./tally.ts";

/** Longest pause before a server that ended is started again, in milliseconds. */
const LONGEST_DOWN_MS = 1_200;

/** Starts a server and starts it again whenever it has ended, as a process manager does. */
export interface Keeper {
  /** Lets it end in good order, and starts it no more. */
  readonly stop: () => Promise<void>;
}

/** Keeps a server up until told to stop. */
export function keepUp(server: ServerProcess, { random, tally }: { random: () => number; tally: Tally }): Keeper {
  const ending = new AbortController();
  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await server.start();
      if (await server.crashed()) tally.crashes += 1;
      // An aborted pause rejects; the loop then sees the end.
      await pause(random() * LONGEST_DOWN_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  }
  const running = run();
  return {
    stop: async () => {
      ending.abort();
      await server.stop();
      await running;
    },
  };
}
