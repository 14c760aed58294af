import type { Prediction } from "../model.ts";
import type { Example, TrainOptions } from "../train.ts";
import type { WorkerOrder, WorkerPort, WorkerRefusal, WorkerReport } from "./protocol.ts";

/** What came of a job. */
export type WorkerOutcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: WorkerRefusal };

/** A training under way. `done` never rejects. */
export interface TrainingJob {
  /** The model's bytes, for `deserialize` or for a file. */
  readonly done: Promise<WorkerOutcome<Uint8Array>>;
  /** Ends it with `cancelled`, within a step of the training; what is over stays as it is. */
  cancel(): void;
}

/** How to train, and who wants to know how far it is. */
export interface TrainingOrder extends TrainOptions {
  /** Hears the share done, 0..1, growing. */
  readonly onProgress?: (share: number) => void;
}

/** A worker as whoever asks it sees it. */
export interface ConnectedWorker {
  train(examples: readonly Example[], order?: TrainingOrder): TrainingJob;
  /** Takes a model for what is asked from now on. */
  load(bytes: Uint8Array): Promise<WorkerOutcome<null>>;
  /** Asks the model that was trained or loaded last; the answers are in the order of the texts. */
  predict(texts: readonly string[]): Promise<WorkerOutcome<readonly Prediction[]>>;
  /** To be called when the worker has ended: every job that waits, and every later one, ends with `lost`. */
  lost(): void;
}

/** Speaks to a program that runs `serveWorker`. */
export function connectWorker(port: WorkerPort<WorkerReport, WorkerOrder>): ConnectedWorker {
  const connection = new Connection(port);
  port.listen((report) => connection.hear(report));
  return {
    train: (examples, { onProgress, ...options } = {}) => {
      const { job, done } = connection.order(
        (number) => ({ kind: "train", job: number, examples, options }),
        onProgress,
      );
      return { done: done.then(valueOf("trained", ({ bytes }) => bytes)), cancel: () => connection.cancel(job) };
    },
    load: (bytes) => connection.order((job) => ({ kind: "load", job, bytes })).done.then(valueOf("loaded", () => null)),
    predict: (texts) =>
      connection
        .order((job) => ({ kind: "predict", job, texts }))
        .done.then(valueOf("predicted", ({ predictions }) => predictions)),
    lost: () => connection.lose(),
  };
}

/** A report that ends a job. */
type Ending = Exclude<WorkerReport, { kind: "progress" }>;

interface Waiting {
  readonly end: (report: Ending) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

class Connection {
  readonly #port: WorkerPort<WorkerReport, WorkerOrder>;
  readonly #waiting = new Map<number, Waiting>();
  #jobs = 0;
  #isLost = false;

  constructor(port: WorkerPort<WorkerReport, WorkerOrder>) {
    this.#port = port;
  }

  order(
    make: (job: number) => WorkerOrder,
    onProgress?: (share: number) => void,
  ): { readonly job: number; readonly done: Promise<Ending> } {
    this.#jobs += 1;
    const job = this.#jobs;
    if (this.#isLost) return { job, done: Promise.resolve(lostOf(job)) };
    const done = new Promise<Ending>((end) => this.#waiting.set(job, { end, onProgress }));
    this.#port.post(make(job), []);
    return { job, done };
  }

  cancel(job: number): void {
    if (this.#waiting.has(job)) this.#port.post({ kind: "cancel", job }, []);
  }

  hear(report: WorkerReport): void {
    const waiting = this.#waiting.get(report.job);
    if (report.kind === "progress") return waiting?.onProgress?.(report.share);
    this.#waiting.delete(report.job);
    waiting?.end(report);
  }

  lose(): void {
    this.#isLost = true;
    for (const [job, { end }] of this.#waiting) end(lostOf(job));
    this.#waiting.clear();
  }
}

function lostOf(job: number): Ending {
  return { kind: "refused", job, refusal: { code: "lost" } };
}

function valueOf<Kind extends Ending["kind"], Value>(
  kind: Kind,
  take: (report: Extract<Ending, { kind: Kind }>) => Value,
): (report: Ending) => WorkerOutcome<Value> {
  const isWanted = (report: Ending): report is Extract<Ending, { kind: Kind }> => report.kind === kind;
  return (report) => {
    if (isWanted(report)) return { ok: true, value: take(report) };
    if (report.kind === "refused") return { ok: false, refusal: report.refusal };
    return { ok: false, refusal: { code: "failed", message: `answered ${report.kind} where ${kind} was due` } };
  };
}
