import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";

/** A row to write, by column. Every row of one call has the same columns. */
export type Row = Readonly<Record<string, unknown>>;

/** Rows per statement: large enough to be quick, small enough for a statement's memory. */
const ROWS_PER_STATEMENT = 2000;

/** Inserts rows, many per statement. The documents among the values go as they are. */
export async function insertRows(trx: Transaction, table: string, rows: readonly Row[]): Promise<void> {
  await eachChunk(rows, (chunk, columns) => insertStatement(table, chunk, columns).execute(trx));
}

/** Inserts rows; where the id is known already, its other columns become the new ones. */
export async function upsertRows(trx: Transaction, table: string, rows: readonly Row[]): Promise<void> {
  await eachChunk(rows, (chunk, columns) => {
    const changes = columns
      .filter((column) => column !== "id")
      .map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`);
    const insert = insertStatement(table, chunk, columns);
    return sql`${insert} on conflict (id) do update set ${sql.join(changes)}`.execute(trx);
  });
}

function insertStatement(table: string, rows: readonly Row[], columns: readonly string[]) {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  return sql`insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
}

async function eachChunk(
  rows: readonly Row[],
  write: (chunk: readonly Row[], columns: readonly string[]) => Promise<unknown>,
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await write(rows.slice(start, start + ROWS_PER_STATEMENT), columns);
  }
}
