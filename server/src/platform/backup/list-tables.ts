import { type Client, escapeIdentifier } from "pg";

/** A table whose rows are kept, with what it takes to write them out in an order that is the same everywhere. */
export interface SnapshotTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** SQL after `order by`. */
  readonly order: string;
}

interface TableRow {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly { readonly name: string; readonly text: boolean }[] | null;
}

/** Generated columns make themselves; texts are sorted by code point because databases sort differently. */
const TABLES = `
  select c.relname as name,
    (select json_agg(a.attname order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by k.position)
      from pg_index i, unnest(i.indkey::int[]) with ordinality as k (attnum, position), pg_attribute a
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as key
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname collate "C"`;

const REFERENCES = `
  select conrelid::regclass::text as child, confrelid::regclass::text as parent from pg_constraint
  where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`;

/** The list of applied migrations: it is part of the header and made by migrating. */
const MIGRATIONS = "warmline_migration";

/** Every table of the product, those that others refer to first. */
export async function listTables(client: Client): Promise<readonly SnapshotTable[]> {
  const tables = await client.query<TableRow>(TABLES);
  const references = await client.query<{ child: string; parent: string }>(REFERENCES);
  const known = new Map(tables.rows.filter(({ name }) => name !== MIGRATIONS).map((row) => [row.name, toTable(row)]));
  return inOrder([...known.keys()], references.rows).flatMap((name) => known.get(name) ?? []);
}

function toTable({ name, columns, key }: TableRow): SnapshotTable {
  const order = key?.map((column) => `${escapeIdentifier(column.name)}${column.text ? ' collate "C"' : ""}`).join(", ");
  return { name, columns, order: order ?? `${escapeIdentifier(name)}::text collate "C"` };
}

/** Parents before children, else by name. */
function inOrder(
  names: readonly string[],
  references: readonly { readonly child: string; readonly parent: string }[],
): readonly string[] {
  const done: string[] = [];
  let left = names;
  while (left.length > 0) {
    const ready = left.filter((name) =>
      references.every(({ child, parent }) => child !== name || !left.includes(parent)),
    );
    if (ready.length === 0) throw new Error(`tables refer to each other in a circle: ${left.join(", ")}`);
    done.push(...ready);
    left = left.filter((name) => !ready.includes(name));
  }
  return done;
}

/** `"a", "b"` for SQL. */
export function namesSql(names: readonly string[]): string {
  return names.map((name) => escapeIdentifier(name)).join(", ");
}

/** The rows of a table as text, in the order of its key. */
export function copyOutSql({ name, columns, order }: SnapshotTable): string {
  return `copy (select ${namesSql(columns)} from ${escapeIdentifier(name)} order by ${order}) to stdout`;
}
