import type { Dealings } from "../core/policy/index.ts";
import type { Stored } from "../core/stored.ts";
import type { DoneRow } from "./action-sql.ts";

/** What was done to one order. Money that waits for goods its remedies know: it was not moved. */
export function dealingsOf(rows: readonly Omit<DoneRow, "orderId">[]): Dealings {
  const moving = rows.filter(({ kind }) => kind !== "return" && kind !== "exchange");
  const moved = moving.flatMap(({ kind, money, at }) => money.map((move) => ({ ...move, kind, at })));
  return { done: rows.map(({ kind }) => kind), moved };
}

/** The same of several orders, by their ids; rows of each, as JSON has them, in the order in which they were done. */
export function dealingsByOrder(stored: readonly Stored<DoneRow>[]): ReadonlyMap<string, Dealings> {
  const rows = stored.map((row) => ({ ...row, at: new Date(row.at) }));
  const ids = new Set(rows.map(({ orderId }) => orderId));
  return new Map([...ids].map((id) => [id, dealingsOf(rows.filter(({ orderId }) => orderId === id))]));
}
