import type { Row } from "./tables.ts";
import type { Transaction } from "./transaction.ts";

/** Where an expression stands: the rows at hand by their alias, and those of the query around it. */
export interface Place {
  readonly transaction: Transaction;
  readonly rows: Readonly<Record<string, Row>>;
  readonly around: Place | null;
  /** The rows that an aggregate is over. */
  readonly group: readonly Place[];
}

/** What the simulated database has not been taught. */
export function unknownSql(what: string): Error {
  return new Error(`the simulated database does not know: ${what} (see server/simulation/README.md)`);
}

/** A column by its name, looked for from the inside to the outside. */
export function column(place: Place, alias: string | undefined, name: string): unknown {
  for (let at: Place | null = place; at !== null; at = at.around) {
    const rows = alias === undefined ? Object.values(at.rows) : [at.rows[alias] ?? {}];
    for (const row of rows) if (name in row) return row[name];
  }
  // A joined row that is not there has no columns either.
  return null;
}

/** Moments are compared by their milliseconds; what a joined row lacks is null. */
export function plain(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : (value ?? null);
}

/** Which of two values comes first, as PostgreSQL orders: null is last. */
export function order(left: unknown, right: unknown): number {
  const [one, other] = [plain(left), plain(right)];
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return one < other ? -1 : 1;
  throw unknownSql("an order of values that are neither numbers nor text");
}
