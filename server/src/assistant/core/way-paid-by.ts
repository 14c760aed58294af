import { type Order, paidBy } from "../../commerce/index.ts";

/** The way by which an order is paid now, by its reference: one that was given up for another is not it. Null: not known. */
export function wayPaidBy(order: Order): string | null {
  const done = order.payments.filter(({ kind, state }) => kind === "payment" && state === "done");
  const ways = new Set(done.map(({ reference, method }) => reference ?? method));
  return [...paidBy({ order }).keys()].find((by) => ways.has(by)) ?? null;
}
