import type { WorkerPort } from "@warmline/nlu/worker";

/** An end of a thread: a `Worker` seen from outside, or its `parentPort` seen from within. */
interface ThreadEnd<Heard> {
  postMessage(message: unknown, transfer: readonly ArrayBuffer[]): void;
  on(event: "message", hear: (message: Heard) => void): unknown;
}

/** What is spoken between this program and a thread of it. */
export function threadPort<Heard, Said>(end: ThreadEnd<Heard>): WorkerPort<Heard, Said> {
  return {
    post: (message, transfer) => end.postMessage(message, transfer),
    listen: (hear) => void end.on("message", hear),
  };
}
