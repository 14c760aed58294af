import { Kysely, sql, CompiledQuery, type RawBuilder } from "kysely";
import { Pool, type PoolClient } from "pg";
import { setTimeout as pauseForReal } from "node:timers/promises";
import { endWhenUnanswered } from "../postgres/index.ts";
import type { Log } from "../log.ts";
import { appRole, asAppRole } from "./app-role.ts";
import { prepareMarked } from "./prepared.ts";
import { ScopedDialect } from "./scoped-dialect.ts";
import type { Tables } from "./tables.ts";
import { makeValueTypes } from "./types.ts";

/** How to open a database. */
export interface DatabaseOptions {
  /** Its URL as the owning role; connections drop to the application role. The database must be migrated. */
  readonly url: string;
  /** Connections at most; 16 unless told. */
  readonly poolSize?: number;
  readonly log: Log;
  /** After how many milliseconds a statement is ended; 30 s unless told. */
  readonly statementTimeoutMs?: number;
}

/** An open database. What it takes to query it is handed out by `withScope` and `systemQuery` only. */
export interface Database {
  /** What happened since it was opened, for the metrics. */
  readonly counters: DatabaseCounters;
  /** Connections open, free, and requests that wait for one. */
  readonly connections: () => { readonly open: number; readonly idle: number; readonly waiting: number };
  /** Waits for queries under way, then closes every connection. */
  readonly close: () => Promise<void>;
}

/** Counts that only rise. */
export interface DatabaseCounters {
  /** Transactions begun again after a deadlock or a serialization failure. */
  retries: number;
  /** Connections that broke while no statement was under way. */
  lostConnections: number;
}

const DEFAULT_POOL_SIZE = 16;
const DEFAULT_STATEMENT_TIMEOUT_MS = 30_000;
/** How much longer than the server may work on a statement its answer is waited for, in milliseconds. */
const ANSWER_GRACE_MS = 2_000;
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_LIMIT_MS = 60_000;
const IDLE_CONNECTION_MS = 30_000;

/** What is behind a database: the query builder, and how to wait before a transaction is tried again. */
interface Backing {
  readonly kysely: Kysely<Tables>;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

const opened = new WeakMap<Database, Backing>();

/** What is behind a database: for this folder only, which gives it out with a scope. */
export const backingOf = (database: Database): Backing => {
  const backing = opened.get(database);
  if (backing === undefined) throw new Error("this is no database that openDatabase opened");
  return backing;
};

/** Makes a database of what stands behind it. */
export const databaseOver = (backing: Backing, rest: Database): Database => {
  opened.set(rest, backing);
  return rest;
};

const poolOf = (options: DatabaseOptions): Pool => {
  const statementTimeoutMs = options.statementTimeoutMs ?? DEFAULT_STATEMENT_TIMEOUT_MS;
  return new Pool({
    connectionString: asAppRole(options.url),
    max: options.poolSize ?? DEFAULT_POOL_SIZE,
    types: makeValueTypes(),
    application_name: "warmline",
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + ANSWER_GRACE_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_LIMIT_MS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_CONNECTION_MS,
    keepAlive: true,
    // Asked by the pool itself: a connection that breaks here, or is refused, is given back and does not count any more.
    verify: (client, done) => {
      insistOnAppRole(client).then(() => done(), done);
    },
  });
};

/** A pooler between us and the server may swallow start-up options: a connection with the owner's rights must never be used. */
const insistOnAppRole = async (client: PoolClient): Promise<void> => {
  const { rows } = await client.query<{ role: string }>("select current_user::text as role");
  if (rows[0]?.role !== appRole) {
    throw new Error(
      `a connection began as ${rows[0]?.role ?? "nobody"} instead of ${appRole}: is a pooler between that drops start-up options?`,
    );
  }
};

/**
 * Opens a database. Nothing is connected yet. While the server is away, queries fail after the connection timeout and
 * the next ones try again; a connection that breaks while idle is logged and replaced, and ends nothing.
 */
export const openDatabase = (options: DatabaseOptions): Database => {
  const pool = poolOf(options);
  const counters: DatabaseCounters = { retries: 0, lostConnections: 0 };
  const lost = (error: Error): void => {
    counters.lostConnections += 1;
    options.log.warn({ err: error }, "a database connection was lost");
  };
  // The pool tells of idle ones; one that breaks between two statements of a transaction tells only itself.
  // Either way it may tell more than once.
  pool.on("connect", (client) => {
    endWhenUnanswered(client);
    prepareMarked(client);
    client.once("error", lost);
    client.on("error", () => undefined);
  });
  pool.on("error", () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new ScopedDialect({ pool }) });
  const close = async (): Promise<void> => {
    await kysely.destroy();
    if (!pool.ended) await pool.end();
  };
  const connections = () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  return databaseOver({ kysely, pause: pauseForReal }, { counters, connections, close });
};

/**
 * One statement without a scope. Row-level security hides every row of every organization from it: it is for calls of
 * SECURITY DEFINER functions that check themselves what they give out, and for questions about the database itself.
 */
export const systemQuery = async <Row>(database: Database, statement: RawBuilder<Row>): Promise<readonly Row[]> =>
  (await statement.execute(backingOf(database).kysely)).rows;

/** The same for a statement that is text, with values in the places of `$1` and so on. */
export const systemText = async (
  database: Database,
  text: string,
  values: readonly unknown[],
): Promise<readonly object[]> =>
  (await backingOf(database).kysely.executeQuery<object>(CompiledQuery.raw(text, [...values]))).rows;

/** Whether the database answers, for readiness. */
export const isAnswering = async (database: Database): Promise<boolean> =>
  systemQuery(database, sql`select 1`).then(
    () => true,
    () => false,
  );
