import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type BlobStore, createDatabaseBlobStore } from "../blobs/index.ts";
import type { Clock } from "../clock.ts";
import {
  type Contents,
  CONTENTS_NAME,
  FORMAT,
  type Header,
  HEADER_NAME,
  PART_BYTES,
  type TableContents,
} from "./format.ts";
import { copyOutSql, listTables, namesSql, type SnapshotTable } from "./list-tables.ts";
import { migrationsOf } from "./migrations-of.ts";
import { withOwner } from "./owner-session.ts";
import { type EntryWriter, openEntryWriter } from "./tar-entry.ts";

/** What belongs in a backup beside the tables themselves; the same for writing and for restoring. */
export interface BackupScope {
  /** Tables whose rows stay out. */
  readonly leftOut: readonly string[];
  /** The table that names every file of the blob store by its `id`. */
  readonly blobTable: string;
  /** Their store; files in the database are read and written on the connection, and in the transaction, of the rows. */
  readonly blobs: BlobStore | "database";
}

/** What to write. */
export interface WriteBackup extends BackupScope {
  /** The database as its owning role. */
  readonly url: string;
  readonly version: string;
  readonly clock: Clock;
  /** Takes the bytes; resolves when it may be called again. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly onProgress: (progress: BackupProgress) => void;
}

/** How far it is: `done` of `of` rows or files of `what`; `of` is known for files only. */
export interface BackupProgress {
  readonly stage: "table" | "jobs" | "blobs";
  readonly what: string;
  readonly done: number;
  readonly of?: number;
}

/** What was written, or that there is no database of ours. */
export type Written =
  { readonly ok: true; readonly contents: Contents } | { readonly ok: false; readonly code: "nothing_to_back_up" };

const compress = promisify(gzip);
/** How many names of files are read at a time. */
const BLOB_PAGE = 500;

/** Pending jobs as one JSON object in a line; their queue's own tables change with its version. */
const JOBS = `
  select json_build_object('task', t.identifier, 'payload', j.payload, 'runAt', j.run_at, 'key', j.key,
    'queue', q.queue_name, 'priority', j.priority, 'maxAttempts', j.max_attempts)::text
  from graphile_worker._private_jobs j
  join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts order by j.id`;

/** Writes a backup while the database is in use: everything as it was at one moment, whatever is written meanwhile. */
export async function writeBackup(options: WriteBackup): Promise<Written> {
  return withOwner(options.url, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const migrations = await migrationsOf(client);
    if (migrations === undefined) return { ok: false, code: "nothing_to_back_up" };
    const writer = openEntryWriter(options.write);
    await writer.add(HEADER_NAME, json(headerOf(options, migrations)));
    const contents = await writeContents({ client, writer, options });
    await writer.add(CONTENTS_NAME, json(contents));
    await writer.finish();
    return { ok: true, contents };
  });
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function headerOf({ version, clock }: WriteBackup, migrations: Header["migrations"]): Header {
  return { format: FORMAT, product: "warmline", version, createdAt: clock.now().toISOString(), migrations };
}

interface Writing {
  readonly client: Client;
  readonly writer: EntryWriter;
  readonly options: WriteBackup;
}

async function writeContents(writing: Writing): Promise<Contents> {
  const { client, options } = writing;
  const all = await listTables(client);
  // A table that a newer program drops or rewrites meanwhile would fall out of the snapshot.
  await client.query(`lock table ${namesSql(all.map(({ name }) => name))} in access share mode`);
  const tables: TableContents[] = [];
  for (const table of all.filter(({ name }) => !options.leftOut.includes(name))) {
    tables.push(await writeTable(writing, table));
  }
  const jobs = await writeRows(writing, { folder: "jobs", stage: "jobs", sql: `copy (${JOBS}) to stdout` });
  const blobs = await writeBlobs(writing);
  return { tables, leftOut: [...options.leftOut], sequences: await readSequences(client), jobs: jobs.rows, blobs };
}

async function writeTable(writing: Writing, table: SnapshotTable): Promise<TableContents> {
  const { name, columns } = table;
  const written = await writeRows(writing, { folder: `tables/${name}`, stage: "table", sql: copyOutSql(table) });
  return { name, columns: [...columns], ...written };
}

interface RowSource {
  readonly folder: string;
  readonly stage: "table" | "jobs";
  readonly sql: string;
}

async function writeRows(
  { client, writer, options }: Writing,
  { folder, stage, sql }: RowSource,
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  const stream = client.query(copyTo(sql));
  let count = 0;
  for await (const part of inParts(stream)) {
    hash.update(part);
    count += 1;
    await writer.add(`${folder}/${String(count).padStart(6, "0")}.gz`, await compress(part));
    options.onProgress({ stage, what: folder, done: stream.rowCount });
  }
  options.onProgress({ stage, what: folder, done: stream.rowCount });
  return { rows: stream.rowCount, sha256: hash.digest("hex") };
}

/** Gathers small pieces to parts of about the same size. */
async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    size += piece.length;
    if (size < PART_BYTES) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}

async function readSequences(client: Client): Promise<Contents["sequences"]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by 1`,
  );
  return rows;
}

/** The store for whoever works on this connection. */
export function blobsOn(client: Client, blobs: BackupScope["blobs"]): BlobStore {
  if (blobs !== "database") return blobs;
  return createDatabaseBlobStore(async (text, values) => (await client.query<object>(text, [...values])).rows);
}

async function writeBlobs({ client, writer, options }: Writing): Promise<Contents["blobs"]> {
  const blobs = blobsOn(client, options.blobs);
  const counted = await client.query<{ n: string }>(`select count(*) as n from ${options.blobTable}`);
  const of = Number(counted.rows[0]?.n);
  const told = { count: 0, bytes: 0, missing: 0 };
  for await (const id of blobIds(client, options.blobTable)) {
    const bytes = await blobs.get(id);
    if (bytes === null) {
      told.missing += 1;
    } else {
      await writer.add(`blobs/${id}`, bytes);
      told.count += 1;
      told.bytes += bytes.length;
    }
    options.onProgress({ stage: "blobs", what: "blobs", done: told.count + told.missing, of });
  }
  return told;
}

async function* blobIds(client: Client, table: string): AsyncGenerator<string> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await client.query<{ id: string }>(
      `select id from ${namesSql([table])} where id > $1 order by id limit ${BLOB_PAGE}`,
      [after],
    );
    for (const { id } of rows) yield id;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
