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
  /** When it is to be done again and again, in crontab's form and UTC; otherwise only when a job is added. */
  readonly cron?: string;
  readonly run: (payload: unknown, context: TaskContext) => Promise<void>;
}

/** Makes a task ready for the runner. */
export const makeRunnable = <Payload extends JsonValue>(task: Task<Payload>): RunnableTask => ({
  name: task.name,
  run: (payload, context) => task.run(task.parse(payload), context),
});

/** A task that is done again and again, once by all programs together. It looks for its work in rows: it has no payload. */
export interface RecurringTask {
  /** `<room>.<what>`, as `conversations.close_idle`. */
  readonly name: string;
  /** In crontab's form and UTC, as `0 3 * * *`. What was missed while no program ran is made good once. */
  readonly cron: string;
  readonly run: (context: TaskContext) => Promise<void>;
}

/** Makes a recurring task ready for the runner. */
export const makeRecurring = ({ name, cron, run }: RecurringTask): RunnableTask => ({
  name,
  cron,
  run: (_payload, context) => run(context),
});
