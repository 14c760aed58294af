import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { type Database, openDatabase, prepared, protectByOrganization, systemQuery, withScope } from "./index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "./testing.ts";

const ours = "018f0000-0000-7000-8000-000000000001";
const theirs = "018f0000-0000-7000-8000-000000000002";
const migration = {
  id: "test/0001-prepared",
  up: `create table prepared_note (organization_id uuid not null, text text not null);
    ${protectByOrganization("prepared_note")}`,
};

let test1: TestDatabase;
let single: Database;
beforeAll(async () => {
  test1 = await createTestDatabase([migration]);
  await asOwner(test1.url, `insert into prepared_note values ('${ours}', 'ours'), ('${theirs}', 'theirs')`);
  single = openDatabase({ url: test1.url, log: silentLog, poolSize: 1 });
});
afterAll(async () => {
  await single.close();
  await test1.drop();
});

const notesOf = (organizationId: string, start: string) =>
  withScope(single, { organizationId, shops: "*" }, async (trx) => {
    const statement = sql<{ text: string }>`select text from prepared_note where text like ${start}`;
    return (await prepared("notes", statement).execute(trx)).rows.map(({ text }) => text);
  });

test("what is marked is prepared once by a connection, and asked with other values and in other scopes", async () => {
  expect(await notesOf(ours, "o%")).toEqual(["ours"]);
  expect(await notesOf(ours, "t%")).toEqual([]);
  expect(await notesOf(theirs, "t%")).toEqual(["theirs"]);
  const kept = sql<{ name: string; runs: number }>`
    select name, (generic_plans + custom_plans)::integer as runs from pg_prepared_statements`;
  expect(await systemQuery(single, kept)).toEqual([{ name: "notes", runs: 3 }]);
});

test("it is still asked after a migration gave its table another column", async () => {
  expect(await notesOf(ours, "o%")).toEqual(["ours"]);
  await asOwner(test1.url, "alter table prepared_note add column more text");
  expect(await notesOf(ours, "o%")).toEqual(["ours"]);
});

test("two texts of one name are a bug", async () => {
  await notesOf(ours, "o%");
  const other = withScope(single, { organizationId: ours, shops: "*" }, (trx) =>
    prepared("notes", sql`select 1`).execute(trx),
  );
  await expect(other).rejects.toThrow("Prepared statements must be unique");
});

test("a name is plain", () => {
  expect(() => prepared("notes */ drop", sql`select 1`)).toThrow(TypeError);
});
