import type { Model, Prediction } from "../model.ts";
import { deserialize, serialize } from "../serialize.ts";
import type { WorkerOrder, WorkerPort, WorkerRefusal, WorkerReport } from "./protocol.ts";
import { trainInSteps } from "../train.ts";

/** The worker's end. */
export interface WorkerScope extends WorkerPort<WorkerOrder, WorkerReport> {
  /** Resolves once messages that arrived meanwhile were heard: `setImmediate` in Node, `setTimeout` in a browser. */
  rest(): Promise<void>;
}

/** Makes a program of its own train models and answer from them, as it is told. Several trainings take turns. */
export function serveWorker(scope: WorkerScope): void {
  const worker = new Worker(scope);
  scope.listen((order) => worker.obey(order));
}

/** Progress is told in steps of at least this share. */
const TOLD_STEP = 0.01;

class Worker {
  readonly #scope: WorkerScope;
  readonly #training = new Set<number>();
  #model: Model | undefined;

  constructor(scope: WorkerScope) {
    this.#scope = scope;
  }

  obey(order: WorkerOrder): void {
    switch (order.kind) {
      case "train":
        this.#training.add(order.job);
        void this.#train(order).then((report) => this.#end(order.job, report));
        return;
      case "cancel":
        this.#training.delete(order.job);
        return;
      case "load":
        return this.#tell(this.#load(order));
      case "predict":
        return this.#tell(this.#predict(order));
      default:
        order satisfies never;
    }
  }

  async #train(order: Extract<WorkerOrder, { kind: "train" }>): Promise<WorkerReport> {
    const { job, examples, options } = order;
    if (examples.length === 0) return refused(job, { code: "no_examples" });
    try {
      const model = await this.#finish(job, trainInSteps(examples, options));
      if (model === undefined) return refused(job, { code: "cancelled" });
      this.#model = model;
      return { kind: "trained", job, bytes: serialize(model) };
    } catch (error) {
      return refused(job, { code: "failed", message: String(error) });
    }
  }

  /** Lets messages in between any two steps, so that a training can be cancelled and questions need not wait for its end. */
  async #finish(job: number, steps: Iterator<number, Model>): Promise<Model | undefined> {
    let told = 0;
    while (this.#training.has(job)) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (step.value >= told + TOLD_STEP) {
        told = step.value;
        this.#tell({ kind: "progress", job, share: told });
      }
      await this.#scope.rest();
    }
    return undefined;
  }

  #end(job: number, report: WorkerReport): void {
    this.#training.delete(job);
    this.#tell(report);
  }

  #load({ job, bytes }: Extract<WorkerOrder, { kind: "load" }>): WorkerReport {
    const read = deserialize(bytes);
    if (!read.ok) return refused(job, { code: read.code });
    this.#model = read.model;
    return { kind: "loaded", job };
  }

  #predict({ job, texts }: Extract<WorkerOrder, { kind: "predict" }>): WorkerReport {
    if (this.#model === undefined) return refused(job, { code: "no_model" });
    const model = this.#model;
    const predictions: readonly Prediction[] = texts.map((text) => model.predict(text));
    return { kind: "predicted", job, predictions };
  }

  #tell(report: WorkerReport): void {
    const memory = report.kind === "trained" ? report.bytes.buffer : undefined;
    this.#scope.post(report, memory instanceof ArrayBuffer ? [memory] : []);
  }
}

function refused(job: number, refusal: WorkerRefusal): WorkerReport {
  return { kind: "refused", job, refusal };
}
