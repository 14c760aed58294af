import { applyRetention } from "./apply-retention.ts";
import { type Every, everyInterval } from "./platform/every.ts";
import type { Log } from "./platform/log.ts";
import type { DataRooms } from "./wire-data.ts";

/** How often a program looks for what is to go, in milliseconds. */
export const DATA_SWEEP_MS = 3_600_000;

/**
 * Takes away, hour by hour, what must not stay: uploads that nobody sent, pictures that were erased, what was written into
 * erased logs since, and what organizations keep no longer. Several programs may do so at the same time. Returns its end.
 */
export function startDataSweep(rooms: DataRooms, log: Log, every: Every = everyInterval): () => Promise<void> {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const look = (): void => {
    running ??= sweepData(rooms, stopping.signal)
      .catch((error: unknown) => log.warn({ err: error }, "what should go could not be taken away; it is tried again"))
      .finally(() => {
        running = undefined;
      });
  };
  // A program that is started anew every night would never get to its first hour.
  look();
  const end = every(DATA_SWEEP_MS, look);
  return async () => {
    end();
    stopping.abort();
    await running;
  };
}

/** One look. */
export async function sweepData(rooms: DataRooms, signal?: AbortSignal): Promise<void> {
  await applyRetention(rooms, signal);
  await rooms.conversations.eraseLate(signal);
  await rooms.attachments.collectUploads(signal);
}
