import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { Client, escapeIdentifier } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Scope, withScope } from "./platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "./platform/database/testing.ts";
import { allMigrations } from "./wire.ts";

/** Tables that no policy guards, and why that is right. Whoever adds one writes its reason here. */
const WITHOUT_POLICY: Readonly<Record<string, string>> = {
  warmline_migration: "names and checksums of migrations, the same for everybody; read by the application, not written",
};

/** Tables that the application role cannot read at all, not even its own rows. */
const UNREADABLE = ["send_stream"];

/** Tables that the application role cannot touch at all: functions of the owner reach them by what only their caller knows. */
const CLOSED = ["blob"];

/** Tables with a shop in them whose policy is the organization's all the same, and why that is right. */
const BY_ORGANIZATION: Readonly<Record<string, string>> = {
  role_grant: "what a person may do is known whole, whichever shop asks; owners give only what their own shop has",
};

interface Column {
  readonly name: string;
  readonly type: string;
}
interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly columns: readonly Column[];
}

const ours = { organization: randomUUID(), shop: randomUUID() };
const sibling = { organization: ours.organization, shop: randomUUID() };
const foreign = { organization: randomUUID(), shop: randomUUID() };
const PLACES = [ours, sibling, foreign];
const scope: Scope = { organizationId: ours.organization, shops: [ours.shop] };

let test: TestDatabase;
let tables: readonly Table[];
beforeAll(async () => {
  test = await createTestDatabase(allMigrations);
  tables = await readTables();
  await plantRows();
});
afterAll(() => test.drop());

/** Every table of the schema and its columns that can be written, from PostgreSQL's own catalogue. */
const readTables = () =>
  asOwner<Table>(
    test.url,
    `select c.relname as name, c.relrowsecurity as secured,
       json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       and a.attgenerated = '' and a.attidentity <> 'a'
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace group by 1, 2 order by 1`,
  );

const guarded = (): readonly Table[] => tables.filter(({ name }) => !(name in WITHOUT_POLICY || CLOSED.includes(name)));

const columnNames = ({ columns }: Table): string => columns.map(({ name }) => escapeIdentifier(name)).join(", ");

/** One row of each place in every table, whatever it needs: a new table is tested without a word about it here. */
async function plantRows(): Promise<void> {
  const client = new Client({ connectionString: test.url });
  await client.connect();
  try {
    for (const { name, kind, at } of (
      await client.query<{ name: string; kind: string; at: string }>(
        `select conname as name, contype as kind, conrelid::regclass::text as at from pg_constraint
         where contype in ('c', 'f') and connamespace = 'public'::regnamespace`,
      )
    ).rows)
      await client.query(`alter table ${at} drop constraint ${escapeIdentifier(name)} /* ${kind} */`);
    await client.query("set session_replication_role = replica");
    for (const table of guarded())
      for (const [n, place] of PLACES.entries())
        await client.query(
          `insert into ${table.name} (${columnNames(table)}) overriding system value
           values (${table.columns.map((column) => valueOf(table, column, { n, ...place })).join(", ")}) on conflict do nothing`,
        );
  } finally {
    await client.end();
  }
}

interface Place {
  readonly n: number;
  readonly organization: string;
  readonly shop: string;
}

function valueOf(table: Table, column: Column, place: Place): string {
  const key = `${table.name}.${column.name}`;
  if (key === "organization.id" || column.name === "organization_id") return `'${place.organization}'`;
  if (key === "shop.id" || column.name === "shop_id") return `'${place.shop}'`;
  if (column.type.endsWith("[]")) return "'{}'";
  return VALUES[column.type]?.(place) ?? `'planted ${place.n}'`;
}

const VALUES: Readonly<Record<string, (place: Place) => string>> = {
  uuid: () => `'${randomUUID()}'`,
  boolean: () => "true",
  bytea: ({ n }) => `'\\x0${n}'`,
  date: () => "'2026-01-01'",
  "timestamp with time zone": () => "'2026-01-01'",
  interval: () => "'1 day'",
  json: () => "'{}'",
  jsonb: () => "'{}'",
  ...Object.fromEntries(
    ["smallint", "integer", "bigint", "numeric", "real", "double precision"].map((type) => [
      type,
      ({ n }: Place) => String(n + 1),
    ]),
  ),
};

const hasColumn = ({ columns }: Table, name: string): boolean => columns.some((column) => column.name === name);
const organizationOf = (table: Table): string => (table.name === "organization" ? "id" : "organization_id");
const ofShop = (table: Table): boolean =>
  (hasColumn(table, "shop_id") || table.name === "shop") && !(table.name in BY_ORGANIZATION);

/** Runs a statement as the application in our shop; a refusal is answered with its code. */
async function attempt(statement: RawBuilder<unknown>): Promise<readonly unknown[] | string> {
  try {
    return await withScope(test.database, scope, async (trx) => (await statement.execute(trx)).rows);
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
    throw error;
  }
}

const isHere = (table: Table): string => `to_jsonb(t)::text like '%${ofShop(table) ? ours.shop : ours.organization}%'`;

/** How many rows our own shop should see: at least one, so that a policy that hides everything is no success. */
async function storedHere(table: Table): Promise<number> {
  const rows = await asOwner(test.url, `select from ${table.name} t where ${isHere(table)}`);
  return Math.max(1, rows.length);
}

/** What is stored of everybody but our own shop. */
const storedElsewhere = async (table: Table): Promise<readonly object[]> =>
  asOwner(test.url, `select to_jsonb(t) as row from ${table.name} t where not (${isHere(table)}) order by 1`);

const REFUSED = "42501";

describe("row-level security of every table", () => {
  it("is there, or the reason is", () => {
    expect(tables.filter(({ secured }) => !secured).map(({ name }) => name)).toEqual(Object.keys(WITHOUT_POLICY));
    expect(guarded().filter((table) => !hasColumn(table, organizationOf(table)))).toEqual([]);
  });

  it("needs no column of the organization where the application has no right at all", async () => {
    const open = await asOwner(
      test.url,
      `select from unnest(array['${CLOSED.join("', '")}']) as closed (name)
       where has_any_column_privilege('warmline_app', name, 'select, insert, update, references')
         or has_table_privilege('warmline_app', name, 'delete, truncate, trigger')`,
    );
    expect(open).toEqual([]);
  });

  it("leaves nothing else open to the application than what it guards", async () => {
    const open = await asOwner<{ name: string; written: boolean }>(
      test.url,
      `select c.oid::regclass::text as name,
         has_any_column_privilege('warmline_app', c.oid, 'insert, update')
           or has_table_privilege('warmline_app', c.oid, 'delete, truncate') as written
       from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and s.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
         and not c.relrowsecurity and has_schema_privilege('warmline_app', s.oid, 'usage')
         and (has_any_column_privilege('warmline_app', c.oid, 'select, insert, update')
           or has_table_privilege('warmline_app', c.oid, 'delete, truncate'))`,
    );
    expect(open).toEqual(Object.keys(WITHOUT_POLICY).map((name) => ({ name, written: false })));
  });

  it("is not passed by: the role owns nothing and has no way round", async () => {
    const [role] = await asOwner<object>(
      test.url,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as memberships
       from pg_roles r where rolname = 'warmline_app'`,
    );
    const nothing = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(role).toEqual({ ...nothing, owned: 0, memberships: 0 });
  });

  it("shows a query without any where the own shop's rows, and no other", async () => {
    for (const table of guarded()) {
      const seen = await attempt(sql`select to_jsonb(t)::text as text from ${sql.table(table.name)} t`);
      if (UNREADABLE.includes(table.name)) {
        expect([table.name, seen]).toEqual([table.name, REFUSED]);
        continue;
      }
      expect([table.name, seen.length]).toEqual([table.name, await storedHere(table)]);
      const text = JSON.stringify(seen);
      expect([table.name, text.includes(foreign.organization), text.includes(foreign.shop)]).toEqual([
        table.name,
        false,
        false,
      ]);
      if (ofShop(table)) expect([table.name, text.includes(sibling.shop)]).toEqual([table.name, false]);
    }
  });

  it("refuses rows that belong elsewhere, newly written or moved there", async () => {
    for (const table of guarded()) {
      const name = sql.table(table.name);
      const columns = sql.raw(columnNames(table));
      const elsewhere = ofShop(table) ? PLACES.slice(1) : [foreign];
      for (const [n, place] of elsewhere.entries()) {
        const values = table.columns.map((column) => valueOf(table, column, { n: n + 7, ...place })).join(", ");
        const written = await attempt(
          sql`insert into ${name} (${columns}) overriding system value values (${sql.raw(values)})`,
        );
        expect([table.name, written]).toEqual([table.name, REFUSED]);
      }
      const moved = await attempt(
        sql`update ${name} set ${sql.ref(organizationOf(table))} = ${foreign.organization}::uuid`,
      );
      expect([table.name, moved]).toEqual([table.name, REFUSED]);
    }
  });

  it("keeps a change or a removal without any where from the rows of others", async () => {
    for (const table of guarded()) {
      const before = await storedElsewhere(table);
      const organization = sql.ref(organizationOf(table));
      await attempt(sql`update ${sql.table(table.name)} set ${organization} = ${organization}`);
      await attempt(sql`delete from ${sql.table(table.name)}`);
      expect([table.name, await storedElsewhere(table)]).toEqual([table.name, before]);
      expect([table.name, before.length > 0]).toEqual([table.name, true]);
    }
  });
});
