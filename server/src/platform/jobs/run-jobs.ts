import { run, type TaskList, type Task as GraphileTask } from "graphile-worker";
import { Client, Pool } from "pg";
import type { Log } from "../log.ts";
import { graphileLog } from "./graphile-log.ts";
import type { RunnableTask } from "./task.ts";

/** What runs jobs. */
export interface JobsOptions {
  /** The database as its owning role; the queue is closed to the application role. It must be migrated. */
  readonly url: string;
  readonly tasks: readonly RunnableTask[];
  readonly log: Log;
  /** Jobs at the same time; 4 unless told. */
  readonly concurrency?: number;
  /**
   * Whether no other program runs jobs of this database, as with the embedded one. Jobs that a killed program had begun
   * are then begun again at once; otherwise after four hours, because nobody can tell whether it still works on them.
   */
  readonly alone: boolean;
}

/** Jobs being run. */
export interface Jobs {
  /** Takes no new job, waits for those under way (five seconds, then their signal is raised), and ends. */
  readonly stop: () => Promise<void>;
}

const CONCURRENCY = 4;
const LISTENING_AND_POLLING = 2;
/** How late, at most, a job begins whose time has come while none was added, in milliseconds. */
const POLL_MS = 1_000;

const runnerOf =
  (task: RunnableTask): GraphileTask =>
  (payload, helpers) =>
    task.run(payload, { attempt: helpers.job.attempts, signal: helpers.abortSignal });

const taskList = (tasks: readonly RunnableTask[]): TaskList =>
  Object.fromEntries(tasks.map((task) => [task.name, runnerOf(task)]));

const unlockAll = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select graphile_worker.force_unlock_workers(array(
      select locked_by from graphile_worker.jobs where locked_by is not null))`);
  } finally {
    await client.end();
  }
};

/** Our own pool, because a connection that breaks after the queue has stopped listening must not end the program. */
const poolOf = ({ url, log, concurrency = CONCURRENCY }: JobsOptions): Pool => {
  const pool = new Pool({
    connectionString: url,
    max: concurrency + LISTENING_AND_POLLING,
    application_name: "warmline jobs",
    keepAlive: true,
  });
  const lost = (error: Error): void => log.warn({ err: error }, "a connection of the job queue was lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
};

/** Begins to run jobs. One whose task fails is tried again, later and later; a job whose task is not listed waits. */
export const runJobs = async (options: JobsOptions): Promise<Jobs> => {
  if (options.alone) await unlockAll(options.url);
  const pool = poolOf(options);
  const runner = await run({
    pgPool: pool,
    taskList: taskList(options.tasks),
    logger: graphileLog(options.log),
    concurrency: options.concurrency ?? CONCURRENCY,
    pollInterval: POLL_MS,
    // Signals are the program's own matter.
    noHandleSignals: true,
    crontab: "",
  });
  runner.promise.catch((error: unknown) => {
    options.log.error({ err: error }, "jobs are no longer run");
  });
  const stop = (): Promise<void> => runner.stop().finally(() => pool.end());
  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= stop()) };
};
