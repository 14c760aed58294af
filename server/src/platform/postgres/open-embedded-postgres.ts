import type { BothLanguages } from "../both-languages.ts";
import { setTimeout as pause } from "node:timers/promises";
import { dirname } from "node:path";
import { escapeIdentifier } from "pg";
import type { Log } from "../log.ts";
import { findBinaries, type BinariesFailure } from "./binaries.ts";
import { chooseRunAs } from "./choose-run-as.ts";
import {
  databaseName,
  dataOf,
  isInitialized,
  makeRoot,
  openClusterFolder,
  saveRecord,
  urlOf,
  type ClusterFolder,
} from "./cluster-folder.ts";
import { errorCode, errorText } from "./error-code.ts";
import { initialize } from "./initialize.ts";
import { findOtherMajor, type MajorVersions } from "./major-version.ts";
import { freePort, lookEveryMs, observe, removeStalePidFile, stopPostmaster } from "./postmaster.ts";
import type { RunAs } from "./run-as.ts";
import { settle, type Settled } from "./settle.ts";
import { startPostmaster, type Started } from "./start.ts";
import { enterUser, hasUsers, whileNobodyElseOpens } from "./users.ts";
import { withClient } from "./with-client.ts";

/** What to open. */
export interface EmbeddedPostgresOptions {
  /** The data folder; PostgreSQL gets `<folder>/postgres`. Made when it is missing. */
  readonly folder: string;
  readonly log: Log;
  /** Whether commits are flushed to the disk. False is for tests only: it loses acknowledged data in a crash. */
  readonly durable?: boolean;
  /** The port that it must have; without one the last one where that is free, else any. */
  readonly port?: number;
  /** For root, the only way to be tried: see `RunAs`. For tests of that way. */
  readonly only?: "namespace" | "user";
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  readonly ok: true;
  /** The database `warmline` as its owner, password included. */
  readonly url: string;
  /** The process to which connections are made. */
  readonly pid: number;
  /** Whether it ran already and was taken over. */
  readonly adopted: boolean;
  /**
   * Ends PostgreSQL and waits for its end; where another program has opened it too, that one's `stop` will end it.
   * May be called twice.
   */
  readonly stop: () => Promise<void>;
}

/** Why there is no running PostgreSQL; the message says what mends it. */
export type EmbeddedPostgresFailure =
  | BinariesFailure
  | {
      readonly ok: false;
      readonly code:
        | "data_folder_not_accessible"
        | "postgres_data_missing"
        | "postgres_major_differs"
        | "postgres_no_user"
        | "postgres_failed"
        | "postgres_timeout";
      readonly message: BothLanguages;
    };

interface Running {
  readonly pid: number;
  readonly port: number;
}

interface Ready extends Settled {
  readonly ok: true;
  readonly runAs: RunAs;
}

/** Long enough to replay a crash's log on a slow disk. */
const START_LIMIT_MS = 300_000;
const ATTEMPT_PAUSE_MS = 100;

const fail = <C extends EmbeddedPostgresFailure["code"]>(code: C, message: BothLanguages) => ({
  ok: false as const,
  code,
  message,
});

const waitUntilSettled = async (cluster: ClusterFolder, started?: Started): Promise<Running | undefined> => {
  const child = started?.child;
  for (let waited = 0; waited < START_LIMIT_MS; waited += lookEveryMs) {
    const seen = await observe(cluster);
    if (seen.state === "answering") return seen;
    const ended =
      child === undefined || child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    if (seen.state === "absent" && ended) return undefined;
    await pause(lookEveryMs);
  }
  return undefined;
};

/** Reasons that pass: a killed PostgreSQL's helpers are still ending, another program was quicker, the port was taken. */
const passes = (written: string): boolean =>
  /shared memory block|lock file|Address already in use|could not create any TCP/u.test(written);

const prepare = async (
  cluster: ClusterFolder,
  options: EmbeddedPostgresOptions,
): Promise<Ready | EmbeddedPostgresFailure> => {
  const found = await findBinaries();
  if (!found.ok) return found;
  const wanted = { binaries: found.binaries, data: dirname(dataOf(cluster)) };
  const runAs = await chooseRunAs(options.only === undefined ? wanted : { ...wanted, only: options.only });
  if (runAs === undefined) {
    return fail("postgres_no_user", {
      zh: "PostgreSQL 不能以 root 运行，这台机器上也没有别的办法。请用普通用户启动暖线。",
      en: "PostgreSQL does not run as root, and there is no other way here. Start Warmline as an ordinary user.",
    });
  }
  const settled = await settle({ cluster, binaries: found.binaries, runAs, log: options.log });
  return { ok: true, runAs, ...settled };
};

const makeCluster = async (
  ready: Ready,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgresFailure | undefined> => {
  options.log.info({ folder: dataOf(ready.cluster) }, "first start: making the database");
  const complaint = await initialize({ ...ready, durable: options.durable ?? true });
  return complaint === undefined
    ? undefined
    : fail("postgres_failed", {
        zh: `PostgreSQL 没能建好数据库：${complaint}`,
        en: `PostgreSQL could not make its database: ${complaint}`,
      });
};

const otherMajor = ({ data, programs }: MajorVersions, folder: string): EmbeddedPostgresFailure =>
  fail("postgres_major_differs", {
    zh:
      `${folder} 里的数据库属于 PostgreSQL ${data}，而这个版本的暖线自带 PostgreSQL ${programs}。什么都没有改动。` +
      "请先用原来版本的暖线运行 warmline backup FILE，再把数据目录移开，" +
      "用这个版本运行 warmline restore FILE。步骤见 docs/operations.md。",
    en:
      `The database in ${folder} belongs to PostgreSQL ${data}, and this Warmline brings PostgreSQL ${programs}. Nothing was changed. ` +
      "With the Warmline that you used until now, run: warmline backup FILE. Then move the data folder aside and run, " +
      "with this one: warmline restore FILE. The steps are in docs/operations.md.",
  });

const makeOrCheck = async (
  ready: Ready,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgresFailure | undefined> => {
  if (!(await isInitialized(ready.cluster))) return makeCluster(ready, options);
  const versions = await findOtherMajor(ready.cluster, ready);
  return versions && otherMajor(versions, options.folder);
};

interface Attempt extends Ready {
  readonly durable: boolean;
  readonly port: number | undefined;
}

const startOnce = async (attempt: Attempt): Promise<Running | string> => {
  await removeStalePidFile(attempt.cluster);
  const port = attempt.port ?? (await freePort(attempt.cluster.record.port));
  const started = await startPostmaster({ ...attempt, port });
  const running = await waitUntilSettled(attempt.cluster, started);
  return running ?? (await started.written());
};

const didNotStart = (written: string): BothLanguages => ({
  zh: `PostgreSQL 没有启动：${written.trim()}`,
  en: `PostgreSQL did not start: ${written.trim()}`,
});

const start = async (attempt: Attempt): Promise<Running | EmbeddedPostgresFailure> => {
  let written = "";
  for (let waited = 0; waited < START_LIMIT_MS; waited += ATTEMPT_PAUSE_MS) {
    const outcome = await startOnce(attempt);
    if (typeof outcome !== "string") return outcome;
    written = outcome;
    if (!passes(written)) return fail("postgres_failed", didNotStart(written));
    await pause(ATTEMPT_PAUSE_MS);
  }
  return fail("postgres_timeout", didNotStart(written));
};

const createOurDatabase = async (cluster: ClusterFolder, port: number): Promise<void> => {
  try {
    await withClient(urlOf(cluster, { port, database: "postgres" }), async (client) => {
      const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName]);
      if (rowCount === 0) await client.query(`create database ${escapeIdentifier(databaseName)}`);
    });
  } catch (error) {
    // Another program was quicker.
    if (errorCode(error) !== "42P04" && errorCode(error) !== "23505") throw error;
  }
};

const stopperOf = async (cluster: ClusterFolder, pid: number): Promise<() => Promise<void>> => {
  const leave = await enterUser(cluster);
  const stop = (): Promise<void> =>
    whileNobodyElseOpens(cluster, async () => {
      await leave();
      if (!(await hasUsers(cluster))) await stopPostmaster(cluster, pid);
    });
  let stopped: Promise<void> | undefined;
  return () => (stopped ??= stop());
};

const present = async (cluster: ClusterFolder, running: Running, adopted: boolean): Promise<EmbeddedPostgres> => {
  await createOurDatabase(cluster, running.port);
  if (cluster.record.port !== running.port) await saveRecord(cluster.root, { ...cluster.record, port: running.port });
  return {
    ok: true,
    url: urlOf(cluster, { port: running.port, database: databaseName }),
    pid: running.pid,
    adopted,
    stop: await stopperOf(cluster, running.pid),
  };
};

const startNew = async (
  cluster: ClusterFolder,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> => {
  const ready = await prepare(cluster, options);
  if (!ready.ok) return ready;
  const failure = await makeOrCheck(ready, options);
  if (failure !== undefined) return failure;
  const running = await start({ ...ready, durable: options.durable ?? true, port: options.port });
  return "ok" in running ? running : present(ready.cluster, running, false);
};

const openIn = async (
  cluster: ClusterFolder,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> => {
  const running = await waitUntilSettled(cluster);
  if (running !== undefined) {
    options.log.info({ pid: running.pid }, "took over the PostgreSQL that was still running");
    return present(cluster, running, true);
  }
  if (cluster.record.place !== undefined && !(await isInitialized(cluster))) {
    return fail("postgres_data_missing", {
      zh: `${options.folder} 的数据库应该在 ${cluster.record.place}，但那里没有。`,
      en: `The database of ${options.folder} should lie at ${cluster.record.place}, and does not.`,
    });
  }
  return startNew(cluster, options);
};

/**
 * Opens the embedded PostgreSQL of a data folder: makes it on first use, takes it over where one still runs (its parent
 * was killed), starts it otherwise, also after it was itself killed. It listens on a loopback port only.
 */
export const openEmbeddedPostgres = async (
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> => {
  try {
    const root = await makeRoot(options.folder);
    return await whileNobodyElseOpens({ root }, async () => openIn(await openClusterFolder(root), options));
  } catch (error) {
    const code = errorCode(error);
    if (code !== "EACCES" && code !== "EPERM" && code !== "EROFS") throw error;
    return fail("data_folder_not_accessible", {
      zh: `当前用户不能使用数据目录 ${options.folder}：${errorText(error)}`,
      en: `This user may not use the data folder ${options.folder}: ${errorText(error)}`,
    });
  }
};
