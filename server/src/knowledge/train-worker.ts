/** The program of the thread in which models are trained: see `trainBeside`. */
import { setImmediate as rest } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { serveWorker, type WorkerOrder, type WorkerReport } from "@warmline/nlu/worker";
import { threadPort } from "./thread-port.ts";

if (parentPort === null) throw new Error("this program runs in a thread");
serveWorker({ ...threadPort<WorkerOrder, WorkerReport>(parentPort), rest: () => rest() });
