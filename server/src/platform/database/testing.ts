import { createHash, randomUUID } from "node:crypto";
import { Client, escapeIdentifier } from "pg";
import { inject } from "vitest";
import { silentLog } from "../log.ts";
import { openDatabase, type Database } from "./database.ts";
export { databaseOver } from "./database.ts";
import { migrate } from "./migrate.ts";
import { checksumOf, type Migration } from "./migration.ts";
import { platformMigrations } from "./platform-migrations.ts";
import type {} from "./test-cluster.ts";

/** A database of a test's own. */
export interface TestDatabase extends AsyncDisposable {
  /** As its owner, a superuser: for what only a test may do, and for programs that the test starts. */
  readonly url: string;
  /** As the application role. */
  readonly database: Database;
  /** Closes and drops it. */
  readonly drop: () => Promise<void>;
}

const urlOf = (name: string): string => {
  const url = new URL(inject("clusterUrl"));
  url.pathname = `/${name}`;
  return url.toString();
};

const asAdmin = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Runs SQL as the owner, outside row-level security: to look what is really stored. */
export const asOwner = async <Row extends object>(url: string, statement: string): Promise<readonly Row[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
};

const templateName = (migrations: readonly Migration[]): string => {
  const hash = createHash("sha256");
  for (const migration of [...platformMigrations, ...migrations]) {
    // Code has no checksum of its own; within a run its text will do.
    hash.update(`${migration.id}:${checksumOf(migration)}:${String(migration.up)}\n`);
  }
  return `warmline_template_${hash.digest("hex").slice(0, 16)}`;
};

const buildTemplate = async (client: Client, name: string, migrations: readonly Migration[]): Promise<void> => {
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${escapeIdentifier(draft)} with (force)`);
  await client.query(`create database ${escapeIdentifier(draft)}`);
  const migrated = await migrate({ url: urlOf(draft), migrations, log: silentLog });
  if (!migrated.ok) throw new Error(migrated.message.en);
  await client.query(`alter database ${escapeIdentifier(draft)} rename to ${escapeIdentifier(name)}`);
};

/** One worker builds the template of these migrations, the others wait for it; the rename says that it is whole. */
const ensureTemplate = async (client: Client, migrations: readonly Migration[]): Promise<string> => {
  const name = templateName(migrations);
  await client.query("select pg_advisory_lock(hashtext($1))", [name]);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  if (rowCount === 0) await buildTemplate(client, name, migrations);
  await client.query("select pg_advisory_unlock(hashtext($1))", [name]);
  return name;
};

const copyTemplate = async (migrations: readonly Migration[]): Promise<string> =>
  asAdmin(async (client) => {
    const template = await ensureTemplate(client, migrations);
    const name = `warmline_test_${randomUUID().replaceAll("-", "")}`;
    await client.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)}`);
    return name;
  });

/** A database without any table, as an administrator makes one before the first start. */
export const createEmptyDatabase = async (): Promise<{ readonly url: string } & AsyncDisposable> => {
  const name = `warmline_empty_${randomUUID().replaceAll("-", "")}`;
  await asAdmin((client) => client.query(`create database ${escapeIdentifier(name)}`));
  return { url: urlOf(name), [Symbol.asyncDispose]: () => dropDatabase(name) };
};

const dropDatabase = async (name: string): Promise<void> => {
  await asAdmin((client) => client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`));
};

/**
 * A fresh database with these migrations (the platform's come by themselves), a copy of a template that is made once
 * per run. `await using`, or `drop` it in `afterAll`.
 */
export const createTestDatabase = async (migrations: readonly Migration[] = []): Promise<TestDatabase> => {
  const name = await copyTemplate(migrations);
  const database = openDatabase({ url: urlOf(name), log: silentLog, poolSize: 8 });
  const drop = async (): Promise<void> => {
    await database.close();
    await dropDatabase(name);
  };
  return { url: urlOf(name), database, drop, [Symbol.asyncDispose]: drop };
};
