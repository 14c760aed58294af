import type { JsonValue } from "../json.ts";

/** What a task is told beside its payload. */
export interface TaskContext {
  /** 1 for the first try. */
  readonly attempt: number;
  /** Raised when the program stops and the task should come to its end. */
  readonly signal: AbortSignal;
}

/** A kind of job. What it does must be right also when it is done twice: a job that fails or is cut off is tried again. */
export interface Task<Payload extends JsonValue> {
  /** `<room>.<what>`, as `desk.check_service_level`. */
  readonly name: string;
  /** Reads what is stored, which an older version may have written; throws where it is not understood. */
  readonly parse: (payload: unknown) => Payload;
  readonly run: (payload: Payload, context: TaskContext) => Promise<void>;
}

/** What takes a stored payload: a task whose payload's type is its own matter. */
export interface RunnableTask {
  readonly name: string;
  readonly run: (payload: unknown, context: TaskContext) => Promise<void>;
}

/** Makes a task ready for the runner. */
export const makeRunnable = <Payload extends JsonValue>(task: Task<Payload>): RunnableTask => ({
  name: task.name,
  run: (payload, context) => task.run(task.parse(payload), context),
});
