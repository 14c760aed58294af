import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { Client, escapeIdentifier } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { silentLog } from "../log.ts";
import { buildTestPrograms, type TestPrograms } from "../postgres/testing.ts";
import { isAnswering, migrate, openDatabase, systemQuery, type Migration } from "./index.ts";
import { asOwner, createTestDatabase } from "./testing.ts";

let programs: TestPrograms;
let name: string;
let url: string;

const admin = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: inject("clusterUrl") });
  await client.connect();
  await client.query(statement).finally(() => client.end());
};

beforeAll(async () => {
  programs = await buildTestPrograms();
});
afterAll(() => programs[Symbol.asyncDispose]());
beforeEach(async () => {
  name = `warmline_migrate_${randomUUID().replaceAll("-", "")}`;
  const address = new URL(inject("clusterUrl"));
  address.pathname = `/${name}`;
  url = address.toString();
  await admin(`create database ${escapeIdentifier(name)}`);
});
afterEach(() => admin(`drop database ${escapeIdentifier(name)} with (force)`));

const first: Migration = { id: "test/0001-first", up: "create table first (id bigint); insert into first values (1)" };
const second: Migration = {
  id: "test/0002-second",
  up: async (db) => {
    await sql`insert into first values (2)`.execute(db);
  },
};
const platform = ["platform/0001-scope", "platform/0002-jobs", "platform/0003-blobs"];
const run = (...migrations: Migration[]) => migrate({ url, migrations, log: silentLog });

test("each is done once, in order, and later ones follow", async () => {
  expect(await run(first)).toEqual({ ok: true, applied: [...platform, first.id] });
  expect(await run(first, second)).toEqual({ ok: true, applied: [second.id] });
  expect(await run(first, second)).toEqual({ ok: true, applied: [] });
  expect(await asOwner(url, "select id::int from first order by id")).toEqual([{ id: 1 }, { id: 2 }]);
});

test("one that was changed after it was taken is refused", async () => {
  await run(first);
  const changed = { ...first, up: "create table other (id int)" };
  expect(await run(changed)).toMatchObject({ ok: false, code: "migration_changed" });
});

test("a database that a newer version has migrated is refused", async () => {
  await run(first, second);
  expect(await run(first)).toMatchObject({ ok: false, code: "database_newer" });
});

test("one that fails leaves nothing of itself, and those before it", async () => {
  const failing = { id: "test/0003-failing", up: "create table half (id int); select 1 / 0" };
  await expect(run(first, failing)).rejects.toMatchObject({ code: "22012" });
  expect(await asOwner(url, "select to_regclass('half') as half, to_regclass('first') is null as lost")).toEqual([
    { half: null, lost: false },
  ]);
  expect(await run(first, second)).toEqual({ ok: true, applied: [second.id] });
});

test("two of one name are a bug", async () => {
  await expect(run(first, first)).rejects.toThrow("two migrations");
});

test("programs that migrate one database at the same moment do it once", async () => {
  const racing = Array.from({ length: 3 }, () => programs.start("migrate", url));
  const told = await Promise.all(racing.map((program) => program.told()));
  const all = { ok: true, applied: [...platform, "test/0001-raced"] };
  const nothing = { ok: true, applied: [] };
  expect(told.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)).toEqual([all, nothing, nothing]);
});

test("databases of one cluster are migrated side by side, also when the role is still missing", async () => {
  const others = Array.from({ length: 4 }, (_, at) => `${name}_${at}`);
  for (const other of others) await admin(`create database ${escapeIdentifier(other)}`);
  try {
    const outcomes = await Promise.all(
      others.map((other) => migrate({ url: url.replace(name, other), migrations: [first], log: silentLog })),
    );
    expect(outcomes).toEqual(others.map(() => ({ ok: true, applied: [...platform, first.id] })));
  } finally {
    for (const other of others) await admin(`drop database ${escapeIdentifier(other)} with (force)`);
  }
});

test("a server that does not answer is waited for, then named", async () => {
  const away = "postgres://warmline@127.0.0.1:1/warmline";
  const outcome = await migrate({ url: away, migrations: [], log: silentLog, patienceMs: 0 });
  expect(outcome).toMatchObject({ ok: false, code: "database_away" });
});

test("an owner who is no superuser migrates, and connections become the application role", async () => {
  const owner = `owner_${name.slice(-12)}`;
  await admin(`create role ${owner} login createrole password 'secret'`);
  await admin(`alter database ${escapeIdentifier(name)} owner to ${owner}`);
  const address = new URL(url);
  address.username = owner;
  address.password = "secret";
  try {
    // The role exists already, made by another: its membership must come from who may give it.
    await admin(`grant warmline_app to ${owner}`);
    const outcome = await migrate({ url: address.toString(), migrations: [first], log: silentLog });
    expect(outcome).toEqual({ ok: true, applied: [...platform, first.id] });
    const database = openDatabase({ url: address.toString(), log: silentLog });
    const rows = await systemQuery(database, sql`select current_user::text as me, session_user::text as login`);
    await database.close();
    expect(rows).toEqual([{ me: "warmline_app", login: owner }]);
  } finally {
    await admin(`alter database ${escapeIdentifier(name)} owner to current_user`);
    await asOwner(url, `reassign owned by ${owner} to current_user; drop owned by ${owner}`);
    await admin(`drop role ${owner}`);
  }
});

test("what the application role may do with tables of a migration", async () => {
  await run(first, { id: "test/0002-less", up: "create table less (id int); revoke delete on less from warmline_app" });
  const database = openDatabase({ url, log: silentLog });
  try {
    expect(await systemQuery(database, sql`select id from first`)).toEqual([{ id: 1 }]);
    await expect(systemQuery(database, sql`delete from less`)).rejects.toMatchObject({ code: "42501" });
    await expect(systemQuery(database, sql`drop table first`)).rejects.toMatchObject({ code: "42501" });
    await expect(systemQuery(database, sql`delete from warmline_migration`)).rejects.toMatchObject({ code: "42501" });
    await expect(systemQuery(database, sql`truncate first`)).rejects.toMatchObject({ code: "42501" });
  } finally {
    await database.close();
  }
});

test("counts are numbers, exact or refused; numeric keeps its digits", async () => {
  await using own = await createTestDatabase();
  const [row] = await systemQuery(
    own.database,
    sql`select count(*) as n, 9007199254740991 as big, 0.10::numeric as money,
    array[1, null, 9007199254740991]::bigint[] as list, '{}'::bigint[] as none`,
  );
  expect(row).toEqual({
    n: 1,
    big: 9_007_199_254_740_991,
    money: "0.10",
    list: [1, null, 9_007_199_254_740_991],
    none: [],
  });
  await expect(systemQuery(own.database, sql`select 9007199254740993 as big`)).rejects.toThrow(RangeError);
});

test("a connection that does not begin as the application role is never used", async () => {
  await run();
  await admin("create role warmline_other nologin");
  const address = new URL(url);
  address.searchParams.set("options", "-c role=warmline_other");
  const overridden = openDatabase({ url: address.toString(), log: silentLog });
  try {
    const rows = await systemQuery(overridden, sql`select current_user::text as me`);
    expect(rows).toEqual([{ me: "warmline_app" }]);
  } finally {
    await overridden.close();
    await admin("drop role warmline_other");
  }
});

test("connections that the server ends are replaced, and end nothing else", async () => {
  await using own = await createTestDatabase();
  expect(await isAnswering(own.database)).toBe(true);
  await asOwner(
    own.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'warmline' and datname = current_database()",
  );
  // The first may still be given a connection of before.
  while (!(await isAnswering(own.database))) expect(own.database.connections().open).toBeLessThan(9);
  expect(await isAnswering(own.database)).toBe(true);
});
