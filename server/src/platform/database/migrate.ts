import type { BothLanguages } from "../both-languages.ts";
import { setTimeout as pause } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { Client, Pool } from "pg";
import { migrateJobs } from "../jobs/migrate-jobs.ts";
import type { Log } from "../log.ts";
import { checksumOf, runMigration, type Migration } from "./migration.ts";
import { platformMigrations } from "./platform-migrations.ts";
import { prepareRoles } from "./prepare-roles.ts";
import type { Tables } from "./tables.ts";

/** What to migrate. */
export interface MigrateOptions {
  /** The database as its owning role. */
  readonly url: string;
  /** Every room's migrations, room after room in the order of the floors. The platform's own come first by themselves. */
  readonly migrations: readonly Migration[];
  /** Only these, by their ids: for a database that takes the rows of an older version. All unless told. */
  readonly only?: readonly string[];
  readonly log: Log;
  /** How long to wait for a server that does not answer yet, in milliseconds; 30 s unless told. */
  readonly patienceMs?: number;
}

/** The ids applied now, or why nothing was: every code has a message for a person. */
export type Migrated =
  | { readonly ok: true; readonly applied: readonly string[] }
  | {
      readonly ok: false;
      readonly code: "migration_changed" | "database_newer" | "database_away" | "database_too_old";
      readonly message: BothLanguages;
    };

type Failure = Extract<Migrated, { ok: false }>;

/** Any number, the same in every version of Warmline: whoever changes the tables holds this advisory lock. */
export const MIGRATION_LOCK = 8_317_042_611;
const PATIENCE_MS = 30_000;
const RETRY_MS = 200;
const OLDEST_SERVER = 150_000;

const fail = (code: Failure["code"], message: BothLanguages): Failure => ({ ok: false, code, message });

const tryToConnect = async (url: string): Promise<Error | undefined> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
};

const awayCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03"]);

const isAway = (error: Error): boolean =>
  "code" in error && typeof error.code === "string" && awayCodes.has(error.code);

const isSilent = ({ message }: Error): BothLanguages => ({
  zh: `数据库没有应答：${message}`,
  en: `The database does not answer: ${message}`,
});

/** A server started beside us, as by docker compose, needs its time. */
const waitForServer = async ({ url, patienceMs = PATIENCE_MS }: MigrateOptions): Promise<Failure | undefined> => {
  for (let waited = 0; ; waited += RETRY_MS) {
    const error = await tryToConnect(url);
    if (error === undefined) return undefined;
    if (!isAway(error)) throw error;
    if (waited >= patienceMs) return fail("database_away", isSilent(error));
    await pause(RETRY_MS);
  }
};

const migrationTable = sql`
  create table if not exists warmline_migration (
    id text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  );
  revoke insert, update, delete on warmline_migration from warmline_app;
`;

const checkServer = async (db: Kysely<Tables>): Promise<Failure | undefined> => {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(
    db,
  );
  return (rows[0]?.version ?? 0) >= OLDEST_SERVER
    ? undefined
    : fail("database_too_old", {
        zh: "暖线需要 PostgreSQL 15 或更高版本。",
        en: "Warmline needs PostgreSQL 15 or newer.",
      });
};

type Applied = ReadonlyMap<string, string>;

const readApplied = async (db: Kysely<Tables>): Promise<Applied> => {
  const rows = await db.selectFrom("warmline_migration").select(["id", "checksum"]).execute();
  return new Map(rows.map((row) => [row.id, row.checksum]));
};

const compare = (known: readonly Migration[], applied: Applied): Failure | undefined => {
  const ids = new Set(known.map(({ id }) => id));
  const unknown = [...applied.keys()].find((id) => !ids.has(id));
  if (unknown !== undefined) {
    return fail("database_newer", {
      zh: `数据库已经升级到 ${unknown}，这个版本不认识。请使用更新的暖线。`,
      en: `The database took the migration ${unknown}, which this version does not know. Use the newer version of Warmline.`,
    });
  }
  const changed = known.find(
    (migration) => (applied.get(migration.id) ?? checksumOf(migration)) !== checksumOf(migration),
  );
  return changed === undefined
    ? undefined
    : fail("migration_changed", {
        zh: `升级步骤 ${changed.id} 在数据库执行之后被改过。`,
        en: `The migration ${changed.id} was changed after this database took it.`,
      });
};

/** Why this version cannot work with tables that took these migrations (id → checksum); undefined where it can. */
export const compareMigrations = (migrations: readonly Migration[], applied: Applied): Failure | undefined =>
  compare([...platformMigrations, ...migrations], applied);

const apply = async (db: Kysely<Tables>, migration: Migration): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    await runMigration(migration, trx);
    await trx
      .insertInto("warmline_migration")
      .values({ id: migration.id, checksum: checksumOf(migration) })
      .execute();
  });
};

const migrateLocked = async (
  db: Kysely<Tables>,
  known: readonly Migration[],
  { url, log, only }: MigrateOptions,
): Promise<Migrated> => {
  await prepareRoles(db);
  await migrationTable.execute(db);
  const applied = await readApplied(db);
  const failure = compare(known, applied);
  if (failure !== undefined) return failure;
  await migrateJobs({ url, log });
  const missing = known.filter(({ id }) => !applied.has(id) && (only?.includes(id) ?? true));
  for (const migration of missing) {
    await apply(db, migration);
    log.debug({ migration: migration.id }, "migrated");
  }
  return { ok: true, applied: missing.map(({ id }) => id) };
};

const insistOnOneName = (known: readonly Migration[]): void => {
  const twice = known.find(({ id }, at) => known.findIndex((other) => other.id === id) !== at);
  if (twice !== undefined) throw new Error(`two migrations are called ${twice.id}`);
};

/** One connection only, because the lock belongs to it; it lives no longer than the migration. */
const connect = (url: string): Kysely<Tables> => {
  const pool = new Pool({ connectionString: url, max: 1, application_name: "warmline migrate" });
  // The statement under way is told of a broken connection; there is nobody else to tell.
  pool.on("error", () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
};

/**
 * Brings a database to this version: every missing migration in its own transaction, under an advisory lock, so that
 * programs started together do it once. A failing migration is thrown and leaves the database as the one before left it.
 */
export const migrate = async (options: MigrateOptions): Promise<Migrated> => {
  const known = [...platformMigrations, ...options.migrations];
  insistOnOneName(known);
  const away = await waitForServer(options);
  if (away !== undefined) return away;
  const kysely = connect(options.url);
  try {
    return await kysely.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(db);
      return (await checkServer(db)) ?? (await migrateLocked(db, known, options));
    });
  } finally {
    // Closing the connection gives the lock back.
    await kysely.destroy();
  }
};
