import { existsSync } from "node:fs";
import { setImmediate as rest } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Example } from "@warmline/nlu";
import {
  type ConnectedWorker,
  connectWorker,
  serveWorker,
  type TrainingOrder,
  type WorkerOrder,
  type WorkerOutcome,
  type WorkerReport,
} from "@warmline/nlu/worker";
import { threadPort } from "./thread-port.ts";

/** What to train, and how. */
export interface TrainBeside extends TrainingOrder {
  readonly examples: readonly Example[];
  /** Ends the training with `cancelled`. */
  readonly signal?: AbortSignal;
  /** The built program of the thread; unless told, the one beside this program. */
  readonly program?: URL;
}

/**
 * Trains a model in a thread of its own, so that the server goes on answering, and gives its bytes. The thread lives no
 * longer than the training. Where its program was not built – sources run by a loader – it is trained here, with a rest
 * between any two steps. A mistake of the thread's program is thrown.
 */
export async function trainBeside(order: TrainBeside): Promise<WorkerOutcome<Uint8Array>> {
  const program = order.program ?? new URL("./train-worker.js", import.meta.url);
  return existsSync(fileURLToPath(program)) ? trainInThread(program, order) : train(openHere(), order);
}

/** For the young objects of a training, in MB: with the little that a server has for its own, collecting them takes longer. */
const YOUNG_MB = 32;

async function trainInThread(program: URL, order: TrainBeside): Promise<WorkerOutcome<Uint8Array>> {
  const thread = new Worker(program, {
    name: "training",
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const worker = connectWorker(threadPort<WorkerReport, WorkerOrder>(thread));
  let mistake: Error | undefined;
  // An error ends the thread as well; without a listener it would end the server.
  thread.once("error", (error) => (mistake = error));
  thread.once("exit", () => worker.lost());
  try {
    const outcome = await train(worker, order);
    if (mistake !== undefined) throw mistake;
    return outcome;
  } finally {
    await thread.terminate();
  }
}

async function train(
  worker: ConnectedWorker,
  { examples, signal, program: _program, ...order }: TrainBeside,
): Promise<WorkerOutcome<Uint8Array>> {
  const training = worker.train(examples, order);
  const cancel = (): void => training.cancel();
  if (signal?.aborted === true) cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await training.done;
  } finally {
    signal?.removeEventListener("abort", cancel);
  }
}

/** The same worker in this thread: its two ends speak by calls. */
function openHere(): ConnectedWorker {
  let hearOrder: ((order: WorkerOrder) => void) | undefined;
  let hearReport: ((report: WorkerReport) => void) | undefined;
  serveWorker({
    post: (report) => hearReport?.(report),
    listen: (hear) => {
      hearOrder = hear;
    },
    rest: () => rest(),
  });
  return connectWorker({
    post: (order) => hearOrder?.(order),
    listen: (hear) => {
      hearReport = hear;
    },
  });
}
