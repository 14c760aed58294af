export {
  type ConnectedWorker,
  connectWorker,
  type TrainingJob,
  type TrainingOrder,
  type WorkerOutcome,
} from "./connect-worker.ts";
export type { WorkerOrder, WorkerPort, WorkerRefusal, WorkerReport } from "./protocol.ts";
export { serveWorker, type WorkerScope } from "./serve-worker.ts";
