import { type RawBuilder, sql } from "kysely";
import type { Client } from "pg";

const MARK = /^\/\* prepared ([a-z_]+) \*\//u;

/**
 * A statement that each connection has planned only once. For what is asked all the time and is large: to plan it, with
 * the row-level security of each of its tables, costs PostgreSQL more than to run it. Its text must never change with
 * what it is asked with – values are parameters – and it names its columns: `*` would break when a migration adds one.
 */
export function prepared<Row>(name: string, statement: RawBuilder<Row>): RawBuilder<Row> {
  if (!/^[a-z_]+$/u.test(name)) throw new TypeError(`no name of a prepared statement: ${name}`);
  return sql<Row>`/* prepared ${sql.raw(name)} */ ${statement}`;
}

/** Lets a connection prepare what is marked so. Two texts of one name are a bug, which the driver reports. */
export function prepareMarked(client: Client): void {
  const query: unknown = client.query;
  if (typeof query !== "function") throw new TypeError("this is no client of the driver");
  const marked = (...given: unknown[]): unknown => Reflect.apply(query, client, withName(given));
  // All of the driver's signatures pass through unchanged.
  client.query = marked as Client["query"];
}

function withName([text, values, ...rest]: unknown[]): unknown[] {
  const name = typeof text === "string" ? MARK.exec(text)?.[1] : undefined;
  return name === undefined ? [text, values, ...rest] : [{ name, text, values }, ...rest];
}
