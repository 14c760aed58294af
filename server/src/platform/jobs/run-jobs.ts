import {
  parseCronItems,
  run,
  type ParsedCronItem,
  type Runner,
  type TaskList,
  type Task as GraphileTask,
} from "graphile-worker";
import { setTimeout as pause } from "node:timers/promises";
import { Client, Pool } from "pg";
import { endWhenUnanswered } from "../postgres/index.ts";
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
/** How long a connection may take, and each answer on it, in milliseconds: the queue's own statements are short. */
const ANSWER_LIMIT_MS = 15_000;
/** Pause before a queue that gave up begins again, in milliseconds. */
const BEGIN_AGAIN_MS = 1_000;

const runnerOf =
  (task: RunnableTask): GraphileTask =>
  (payload, helpers) =>
    task.run(payload, { attempt: helpers.job.attempts, signal: helpers.abortSignal });

const taskList = (tasks: readonly RunnableTask[]): TaskList =>
  Object.fromEntries(tasks.map((task) => [task.name, runnerOf(task)]));

/** A day: a nightly task that was missed is done when a program runs again. */
const CATCH_UP_MS = 24 * 3_600_000;

/** One job for each task at a time: what was missed ten times is done once, and what failed is not piled up. */
const cronItems = (tasks: readonly RunnableTask[]): ParsedCronItem[] =>
  parseCronItems(
    tasks.flatMap(({ name, cron }) =>
      cron === undefined
        ? []
        : [{ task: name, match: cron, options: { backfillPeriod: CATCH_UP_MS, jobKey: name, jobKeyMode: "replace" } }],
    ),
  );

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
    connectionTimeoutMillis: ANSWER_LIMIT_MS,
    query_timeout: ANSWER_LIMIT_MS,
  });
  const lost = (error: Error): void => log.warn({ err: error }, "a connection of the job queue was lost");
  pool.on("error", lost);
  pool.on("connect", (client) => {
    endWhenUnanswered(client);
    client.on("error", lost);
  });
  return pool;
};

/**
 * How the queue says that a job is done. Its default is a promise that nobody waits for: with the database away its
 * rejection would end the program. In batches (here of whatever comes at once) a failure ends the queue, which begins again.
 */
const SETTLING = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

const begin = async (options: JobsOptions, pool: Pool): Promise<Runner> => {
  if (options.alone) await unlockAll(options.url);
  return run({
    preset: SETTLING,
    pgPool: pool,
    taskList: taskList(options.tasks),
    parsedCronItems: cronItems(options.tasks),
    logger: graphileLog(options.log),
    concurrency: options.concurrency ?? CONCURRENCY,
    pollInterval: POLL_MS,
    // Signals are the program's own matter.
    noHandleSignals: true,
  });
};

/** Resolves when a runner has ended by itself: it gives up where it cannot say that a job is done. */
const endOf = ({ promise }: Runner, log: Log): Promise<void> =>
  promise.catch((error: unknown) => log.warn({ err: error }, "the job queue gave up; it begins again"));

/**
 * Begins to run jobs. One whose task fails is tried again, later and later; a job whose task is not listed waits. While
 * the database is away nothing is run, and the program goes on.
 */
export const runJobs = async (options: JobsOptions): Promise<Jobs> => {
  const pool = poolOf(options);
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let runner: Runner | undefined = await begin(options, pool);

  const beginAgain = async (): Promise<Runner | undefined> => {
    await pause(BEGIN_AGAIN_MS, undefined, { signal: stopping.signal });
    return begin(options, pool).catch((error: unknown) => {
      options.log.warn({ err: error }, "jobs cannot be run yet");
      return undefined;
    });
  };
  const keepRunning = async (): Promise<void> => {
    while (!isStopping()) {
      if (runner) await endOf(runner, options.log);
      if (!isStopping()) runner = await beginAgain();
    }
  };
  const kept = keepRunning().catch((error: unknown) => {
    if (!isStopping()) options.log.error({ err: error }, "jobs are no longer run");
  });

  const stop = async (): Promise<void> => {
    stopping.abort();
    // Refused by one that has just ended by itself.
    await runner?.stop().catch((error: unknown) => options.log.debug({ err: error }, "the job queue had ended"));
    await kept;
    await pool.end();
  };
  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= stop()) };
};
