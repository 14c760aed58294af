import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemQuery, withScope } from "../database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { silentLog } from "../log.ts";
import { addJob, makeRecurring, makeRunnable, removeJob, runJobs, type Jobs, type Task } from "./index.ts";

const scope = { organizationId: "018f0000-0000-7000-8000-000000000001", shops: "*" as const };

interface Ring {
  readonly [name: string]: string;
  readonly bell: string;
}

const parseRing = (payload: unknown): Ring => {
  if (typeof payload !== "object" || payload === null || !("bell" in payload) || typeof payload.bell !== "string") {
    throw new TypeError("no bell");
  }
  return { bell: payload.bell };
};

/** A task that writes down what it was given, and tells once it has rung so many times. */
const makeBell = (times: number, before: (attempt: number) => void = () => undefined) => {
  const rung: string[] = [];
  let tell: (rung: readonly string[]) => void = () => undefined;
  const all = new Promise<readonly string[]>((resolve) => {
    tell = resolve;
  });
  const task: Task<Ring> = {
    name: "test.ring",
    parse: parseRing,
    run: ({ bell }, { attempt }) => {
      before(attempt);
      rung.push(bell);
      if (rung.length === times) tell(rung);
      return Promise.resolve();
    },
  };
  return { task, all };
};

let own: TestDatabase;
let jobs: Jobs | undefined;
beforeEach(async () => {
  own = await createTestDatabase();
});
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await own.drop();
});

const start = async (task: Task<Ring>): Promise<void> => {
  jobs = await runJobs({ url: own.url, tasks: [makeRunnable(task)], log: silentLog, alone: true });
};

const past = (minutes: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minutes));
const future = new Date("2999-01-01T00:00:00Z");

const waiting = () =>
  asOwner<{ key: string | null; run_at: Date }>(own.url, "select key, run_at from graphile_worker.jobs order by id");

test("a job added by the application role in a scope runs after the commit", async () => {
  const { task, all } = makeBell(1);
  await start(task);
  await withScope(own.database, scope, (trx) => addJob(trx, { task, payload: { bell: "门铃" } }));
  expect(await all).toEqual(["门铃"]);
});

test("a job of a transaction that failed never was", async () => {
  const { task } = makeBell(1);
  const work = withScope(own.database, scope, async (trx) => {
    await addJob(trx, { task, payload: { bell: "x" } });
    throw new Error("changed my mind");
  });
  await expect(work).rejects.toThrow("changed my mind");
  expect(await waiting()).toEqual([]);
});

test("the earlier one is run first, the later one waits for its time", async () => {
  const { task, all } = makeBell(2);
  await withScope(own.database, scope, async (trx) => {
    await addJob(trx, { task, payload: { bell: "never" }, runAt: future });
    await addJob(trx, { task, payload: { bell: "second" }, runAt: past(2) });
    await addJob(trx, { task, payload: { bell: "first" }, runAt: past(1) });
  });
  jobs = await runJobs({ url: own.url, tasks: [makeRunnable(task)], log: silentLog, alone: true, concurrency: 1 });
  expect(await all).toEqual(["first", "second"]);
});

test("a key sets the timer again, and takes it back", async () => {
  const { task } = makeBell(1);
  const set = (runAt: Date) =>
    withScope(own.database, scope, (trx) => addJob(trx, { task, payload: { bell: "x" }, runAt, jobKey: "k" }));
  await set(future);
  await set(past(1));
  expect(await waiting()).toEqual([{ key: "k", run_at: past(1) }]);
  await withScope(own.database, scope, (trx) => removeJob(trx, "k"));
  expect(await waiting()).toEqual([]);
});

test("a job that fails is kept for another try", async () => {
  let failed: () => void = () => undefined;
  const once = new Promise<void>((resolve) => {
    failed = resolve;
  });
  const { task } = makeBell(1, () => {
    failed();
    throw new Error("not yet");
  });
  await start(task);
  await withScope(own.database, scope, (trx) => addJob(trx, { task, payload: { bell: "x" } }));
  await once;
  await jobs?.stop();
  const left = await asOwner(own.url, "select attempts, last_error like '%not yet%' as told from graphile_worker.jobs");
  expect(left).toEqual([{ attempts: 1, told: true }]);
});

test("a job that a killed program had begun is begun again at once", async () => {
  const { task, all } = makeBell(1);
  await withScope(own.database, scope, (trx) => addJob(trx, { task, payload: { bell: "again" } }));
  await asOwner(
    own.url,
    "update graphile_worker._private_jobs set locked_by = 'worker-dead', locked_at = now(), attempts = 1",
  );
  await start(task);
  expect(await all).toEqual(["again"]);
});

test("a database that is away for a while, in the middle of a job too, does not end it", async () => {
  const name = new URL(own.url).pathname.slice(1);
  const elsewhere = Object.assign(new URL(own.url), { pathname: "/postgres" }).href;
  const letIn = (allowed: boolean) => asOwner(elsewhere, `alter database "${name}" with allow_connections ${allowed}`);
  const everybodyOut = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
  const { task, all: cut } = makeBell(1);
  const { task: bell, all: after } = makeBell(1);
  const cutOff: Task<Ring> = {
    ...task,
    run: async (payload, context) => {
      if (payload.bell === "after") return bell.run(payload, context);
      // Whether the queue can still say that it is done, or runs it again, depends on how soon the database is back.
      if (context.attempt > 1) return;
      await letIn(false);
      await asOwner(elsewhere, everybodyOut);
      await task.run(payload, context);
    },
  };
  await start(cutOff);
  await withScope(own.database, scope, (trx) => addJob(trx, { task, payload: { bell: "cut off" } }));
  expect(await cut).toEqual(["cut off"]);
  await letIn(true);
  await withScope(own.database, scope, (trx) => addJob(trx, { task, payload: { bell: "after" } }));
  expect(await after).toEqual(["after"]);
});

test("a recurring task that was missed is made good once, however many programs begin", async () => {
  const [time] = await asOwner<{ cron: string }>(
    own.url,
    "select to_char(now() at time zone 'UTC' - interval '5 minutes', 'FMMI FMHH24 * * *') as cron",
  );
  await asOwner(
    own.url,
    `insert into graphile_worker._private_known_crontabs (identifier, known_since)
     values ('test.nightly', now() - interval '1 hour')`,
  );
  let done = 0;
  let tell: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const nightly = makeRecurring({
    name: "test.nightly",
    cron: time?.cron ?? "",
    run: () => {
      done++;
      tell();
      return Promise.resolve();
    },
  });
  const two = [1, 2].map(() => runJobs({ url: own.url, tasks: [nightly], log: silentLog, alone: false }));
  await first;
  for (const each of await Promise.all(two)) await each.stop();
  expect(done).toBe(1);
  expect(await waiting()).toEqual([]);
});

test("the application role reaches the queue by these functions only", async () => {
  for (const query of [
    sql`select * from graphile_worker.jobs`,
    sql`select graphile_worker.add_job('x')`,
    sql`create schema mine`,
    sql`create table public.mine (id int)`,
  ]) {
    await expect(systemQuery(own.database, query)).rejects.toMatchObject({ code: "42501" });
  }
});
