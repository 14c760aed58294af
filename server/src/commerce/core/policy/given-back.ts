import type { Order, Payment } from "../order.ts";
import type { Remedy } from "../remedy.ts";
import type { MinorUnits } from "../text.ts";
import { lineOf, type OrderFacts, paidBy, type Swap } from "./action-facts.ts";

/** Money back to a customer, to one of the ways by which he paid. */
export interface MoneyBack {
  readonly way: "back";
  readonly amount: MinorUnits;
  readonly by: string;
}

/** What was paid for these lines together and has neither gone back nor was promised back; never below 0. */
export function keptOf(order: Order, lineIds: readonly string[]): MinorUnits {
  const paid = sum(lineIds.map((id) => lineOf(order, id)?.total ?? 0));
  const touching = order.remedies.filter(
    (remedy) => stands(remedy) && !BESIDE_GOODS.has(remedy.kind) && remedy.lineIds.some((id) => lineIds.includes(id)),
  );
  return Math.max(0, paid - remedied(touching));
}

/** What new variants cost more than what is still paid for the old ones; negative: less. */
export function differenceOf(order: Order, swaps: readonly Swap[]): MinorUnits {
  const wanted = sum(swaps.map(({ line, variant }) => line.quantity * variant.price));
  return (
    wanted -
    keptOf(
      order,
      swaps.map(({ line }) => line.id),
    )
  );
}

/**
 * What was paid for a whole order, did not go back and is not promised for goods on their way back; null where the source
 * names no payment. What went back is looked for in three places, and the largest counts, and what was charged here is
 * added where it is missing: an import may bring payments that know nothing of what was done here.
 */
export function unreturnedOf({ order, moved = [] }: OrderFacts): MinorUnits | null {
  const paid = order.payments.filter(({ kind, state }) => kind === "payment" && state !== "failed");
  if (paid.length === 0) return null;
  const charged = moved.filter(({ way, by, amount }) => way === "due" && !isAmong(paid, by, amount));
  const refunds = order.payments.filter(({ kind }) => kind === "refund");
  const settled = order.remedies.filter(({ state }) => SETTLED.has(state));
  const here =
    sum(moved.map(({ way, amount }) => (way === "back" ? amount : 0))) + remedied(settled.filter(isForGoods));
  const back = Math.max(amountOf(refunds), remedied(settled), here);
  const all = amountOf(paid) + sum(charged.map(({ amount }) => amount));
  return Math.max(0, all - back - promised(order, isForGoods));
}

/** The same without any other money that was promised: the most that anything further may give. */
export function leftOf(facts: OrderFacts): MinorUnits | null {
  const unreturned = unreturnedOf(facts);
  return unreturned && Math.max(0, unreturned - promised(facts.order, (remedy) => !isForGoods(remedy)));
}

function isAmong(payments: readonly Payment[], by: string, amount: MinorUnits): boolean {
  return payments.some((one) => (one.reference ?? one.method) === by && one.amount === amount);
}

function promised(order: Order, of: (remedy: Remedy) => boolean): MinorUnits {
  return remedied(order.remedies.filter((remedy) => stands(remedy) && !SETTLED.has(remedy.state) && of(remedy)));
}

function isForGoods({ kind }: Remedy): boolean {
  return kind === "return" || kind === "exchange";
}

/** An amount over the ways by which an order was paid, first paid first; what did not come by them cannot go back by them. */
export function spreadBack(order: Order, amount: MinorUnits): readonly MoneyBack[] {
  let open = amount;
  return [...paidBy(order)].flatMap(([by, paid]) => {
    const part = Math.min(open, paid);
    open -= part;
    return part > 0 ? [{ way: "back" as const, amount: part, by }] : [];
  });
}

/** Money that has to do with an order, but not with what its goods cost. */
const BESIDE_GOODS: ReadonlySet<Remedy["kind"]> = new Set(["fee_return", "compensation"]);

const CALLED_OFF: ReadonlySet<Order["state"]> = new Set(["unpaid", "cancelled", "refunding", "refunded"]);

/** Whether an order was paid and nothing called it off. */
export function isPaidAndStands({ state }: Order): boolean {
  return !CALLED_OFF.has(state);
}

const SETTLED: ReadonlySet<Remedy["state"]> = new Set(["paying", "done"]);

function stands({ state }: Remedy): boolean {
  return state !== "rejected" && state !== "withdrawn";
}

function remedied(remedies: readonly Remedy[]): MinorUnits {
  return sum(remedies.map(({ amount }) => amount));
}

function amountOf(payments: readonly Payment[]): MinorUnits {
  return sum(payments.filter(({ state }) => state !== "failed").map(({ amount }) => amount));
}

function sum(amounts: readonly MinorUnits[]): MinorUnits {
  return amounts.reduce((all, one) => all + one, 0);
}
