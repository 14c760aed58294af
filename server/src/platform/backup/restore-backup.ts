import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { type Client, escapeIdentifier } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { compareMigrations, migrate, type Migrated, type Migration, MIGRATION_LOCK } from "../database/index.ts";
import { blobsMigration } from "../blobs/index.ts";
import type { Log } from "../log.ts";
import { type BackupEntry, readEntries, type WholeBackup } from "./check-backup.ts";
import { openTableLoader, type TableLoader } from "./copy-in.ts";
import type { Contents, TableContents } from "./format.ts";
import { copyOutSql, listTables, namesSql, type SnapshotTable } from "./list-tables.ts";
import { migrationsOf } from "./migrations-of.ts";
import { SESSION_NAME, withOwner } from "./owner-session.ts";
import { type BackupProgress, type BackupScope, blobsOn } from "./write-backup.ts";

/** What to restore, and where. */
export interface RestoreBackup extends BackupScope {
  readonly file: WholeBackup;
  /** The database as its owning role. No server program may use it meanwhile. */
  readonly url: string;
  /** Every room's migrations, as this version knows them. */
  readonly migrations: readonly Migration[];
  /** Whether what is there goes away; otherwise only an empty database is taken. */
  readonly replace: boolean;
  readonly log: Log;
  readonly onProgress: (progress: BackupProgress) => void;
}

/** What was restored, or why nothing was: then the target is as it was. */
export type Restored = { readonly ok: true } | { readonly ok: false; readonly code: RestoreRefusal };

/** Stable codes of a restore that was refused. */
export type RestoreRefusal =
  | Extract<Migrated, { ok: false }>["code"]
  | "backup_newer"
  | "target_not_empty"
  | "target_in_use"
  | "target_differs"
  | "backup_without_files"
  | "restore_differs";

/** A refusal on the way out of a transaction that must be rolled back. */
class Refused extends Error {
  readonly code: RestoreRefusal;
  constructor(code: RestoreRefusal) {
    super(code);
    this.code = code;
  }
}

/**
 * Restores a backup, all of it or nothing: the rows go in within one transaction and are compared with the file before it commits. A backup of an older version is brought to this one afterwards.
 */
export async function restoreBackup(options: RestoreBackup): Promise<Restored> {
  const taken = new Map(options.file.header.migrations.map(({ id, checksum }) => [id, checksum]));
  const unfit = compareMigrations(options.migrations, taken);
  if (unfit) return { ok: false, code: unfit.code === "database_newer" ? "backup_newer" : unfit.code };
  if (!findsPlace(options)) return { ok: false, code: "backup_without_files" };
  const refused = (await prepareTarget(options)) ?? (await load(options));
  if (refused) return { ok: false, code: refused };
  const migrated = await migrate(options);
  return migrated.ok ? { ok: true } : { ok: false, code: migrated.code };
}

/** The target gets the tables of the backup's version, which may not have known files in the database yet. */
function findsPlace({ blobs, file: { contents, header } }: RestoreBackup): boolean {
  return (
    blobs !== "database" || contents.blobs.count === 0 || header.migrations.some(({ id }) => id === blobsMigration.id)
  );
}

/** An empty database gets the tables as they were when the file was written; one with tables must have just these. */
async function prepareTarget(options: RestoreBackup): Promise<RestoreRefusal | undefined> {
  const only = options.file.header.migrations.map(({ id }) => id);
  const there = await withOwner(options.url, async (client) => migrationsOf(client));
  if (there === undefined) {
    const migrated = await migrate({ ...options, only });
    return migrated.ok ? undefined : migrated.code;
  }
  const same = there.length === only.length && there.every(({ id }) => only.includes(id));
  return same ? undefined : "target_differs";
}

interface Loading {
  readonly client: Client;
  readonly options: RestoreBackup;
  readonly tables: readonly SnapshotTable[];
}

async function load(options: RestoreBackup): Promise<RestoreRefusal | undefined> {
  const put: string[] = [];
  try {
    await withOwner(options.url, async (client) => {
      await client.query("begin");
      const tables = await listTables(client);
      await claimTarget({ client, options, tables });
      await loadAll({ client, options, tables }, put);
      await client.query("commit");
    });
    return undefined;
  } catch (error) {
    // Files of a target that was empty belong to nobody now.
    if (!options.replace) await forget(options, put);
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

/** What was put into the database went with its transaction. */
async function forget({ blobs }: RestoreBackup, ids: readonly string[]): Promise<void> {
  if (blobs !== "database") for (const id of ids) await blobs.delete(id);
}

/** Nobody else works here, and nobody begins to until we are done. */
async function claimTarget({ client, options, tables }: Loading): Promise<void> {
  await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
  const others = await client.query(
    `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and application_name like 'warmline%' and application_name <> $1`,
    [SESSION_NAME],
  );
  if (others.rows.length > 0) throw new Refused("target_in_use");
  if (!fits(tables, options.file.contents)) throw new Refused("target_differs");
  if (!options.replace && (await holdsRows(client, tables))) throw new Refused("target_not_empty");
  await client.query(`truncate ${namesSql(tables.map(({ name }) => name))}`);
  await client.query("delete from graphile_worker._private_jobs");
}

function fits(tables: readonly SnapshotTable[], { tables: wanted, leftOut }: Contents): boolean {
  const there = tables.filter(({ name }) => !leftOut.includes(name));
  return (
    there.length === wanted.length &&
    wanted.every(({ name, columns }) => there.find((table) => table.name === name)?.columns.join() === columns.join())
  );
}

async function holdsRows(client: Client, tables: readonly SnapshotTable[]): Promise<boolean> {
  const any = tables.map(({ name }) => `exists (select from ${escapeIdentifier(name)})`).join(" or ");
  const { rows } = await client.query<{ any: boolean }>(`select ${any} as any`);
  return rows[0]?.any === true;
}

const JOB_TABLE = "warmline_restored_job";

async function loadAll(loading: Loading, put: string[]): Promise<void> {
  const { client, tables, options } = loading;
  await client.query(`create temp table ${JOB_TABLE} (job json not null) on commit drop`);
  await setTriggers(client, tables, "disable");
  const columns = new Map(options.file.contents.tables.map((table) => [table.name, table.columns]));
  const loader = openTableLoader(client, (name) => columns.get(name) ?? ["job"]);
  await readEntries(options.file, async (entry) => {
    await takeEntry({ ...loading, loader, put }, entry);
  });
  await loader.finish();
  await setTriggers(client, tables, "enable");
  await setSequences(client, options.file.contents);
  await client.query(ADD_JOBS);
  await compareAll(loading);
}

/** What our triggers keep true was true when the file was written; the server's own, which check references, stay on. */
async function setTriggers(client: Client, tables: readonly SnapshotTable[], to: "disable" | "enable"): Promise<void> {
  for (const { name } of tables) await client.query(`alter table ${escapeIdentifier(name)} ${to} trigger user`);
}

interface Taking extends Loading {
  readonly loader: TableLoader;
  readonly put: string[];
}

async function takeEntry({ client, loader, put, options }: Taking, { name, bytes }: BackupEntry): Promise<void> {
  const [kind, of] = name.split("/");
  if (kind === "tables" && of !== undefined) {
    await loader.add(of, await bytes());
    options.onProgress({ stage: "table", what: `tables/${of}`, done: rowsOf(options.file.contents, of) });
  } else if (kind === "jobs") {
    await loader.add(JOB_TABLE, await bytes());
  } else if (kind === "blobs" && of !== undefined) {
    // The rows are in before the files are: the connection is free for them.
    await loader.finish();
    await blobsOn(client, options.blobs).put(of, await bytes());
    put.push(of);
    options.onProgress({ stage: "blobs", what: "blobs", done: put.length, of: options.file.contents.blobs.count });
  }
}

function rowsOf({ tables }: Contents, wanted: string): number {
  return tables.find(({ name }) => name === wanted)?.rows ?? 0;
}

/** A job that was under way when the file was written begins again: tasks are made for being done twice. */
const ADD_JOBS = `
  select graphile_worker.add_job(job ->> 'task', payload := job -> 'payload', queue_name := job ->> 'queue',
    run_at := (job ->> 'runAt')::timestamptz, max_attempts := (job ->> 'maxAttempts')::int, job_key := job ->> 'key',
    priority := (job ->> 'priority')::int)
  from ${JOB_TABLE}`;

async function setSequences(client: Client, { sequences }: Contents): Promise<void> {
  for (const { name, last } of sequences) {
    await client.query("select setval($1::regclass, $2::bigint)", [escapeIdentifier(name), last]);
  }
}

/** Row by row: the text of every table is the same as it was where it came from. */
async function compareAll({ client, tables, options }: Loading): Promise<void> {
  for (const wanted of options.file.contents.tables) {
    const table = tables.find(({ name }) => name === wanted.name);
    if (table === undefined || !(await isSame(client, table, wanted))) throw new Refused("restore_differs");
  }
}

async function isSame(client: Client, table: SnapshotTable, wanted: TableContents): Promise<boolean> {
  const hash = createHash("sha256");
  const stream = client.query(copyTo(copyOutSql(table)));
  await pipeline(stream, hash);
  return stream.rowCount === wanted.rows && hash.digest("hex") === wanted.sha256;
}
