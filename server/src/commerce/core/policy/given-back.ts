import type { Order, Payment } from "../order.ts";
import type { Remedy } from "../remedy.ts";
import type { MinorUnits } from "../text.ts";
import type { ActionKind } from "./action.ts";
import { lineOf, type Swap } from "./action-facts.ts";
import { flowsOf, type MoneyFacts, paidBy } from "./money-flows.ts";

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
 * names no payment. Remedies that are settled count beside the flows, unless a refund of the payments is theirs.
 */
export function unreturnedOf(facts: MoneyFacts): MinorUnits | null {
  const { order } = facts;
  if (!order.payments.some(({ kind, state }) => kind === "payment" && state !== "failed")) return null;
  const { all, others } = flowsOf(facts);
  const net = sum(all.map(({ kind, amount }) => (kind === "payment" ? amount : -amount)));
  return Math.max(0, net - unbooked(facts, others) - promised(order, isForGoods));
}

/** What settled remedies gave back that was neither moved here nor is among the refunds of the payments. */
function unbooked({ order, moved = [] }: MoneyFacts, refunds: readonly Payment[]): MinorUnits {
  const settled = order.remedies.filter(({ state }) => SETTLED.has(state));
  const open = new Set(refunds);
  const goods = settled.filter(isForGoods).filter((remedy) => {
    const refund = [...open].find((one) => one.amount === remedy.amount && isSince(one, remedy));
    if (refund !== undefined) open.delete(refund);
    return refund === undefined;
  });
  const here = sum(moved.flatMap(({ kind, way, amount }) => (way === "back" && WITH_REMEDY.has(kind) ? [amount] : [])));
  const others = remedied(settled.filter((remedy) => !isForGoods(remedy)));
  return remedied(goods) + Math.max(0, others - here - sum([...open].map(({ amount }) => amount)));
}

/** What writes a remedy for the money that it moves at once. */
const WITH_REMEDY: ReadonlySet<ActionKind> = new Set(["price_protection", "refund_part", "return_fee"]);

function isSince({ at }: Payment, { requestedAt }: Remedy): boolean {
  return at !== null && at >= requestedAt;
}

/** The same without any other money that was promised: the most that anything further may give. */
export function leftOf(facts: MoneyFacts): MinorUnits | null {
  const unreturned = unreturnedOf(facts);
  return unreturned && Math.max(0, unreturned - promised(facts.order, (remedy) => !isForGoods(remedy)));
}

function promised(order: Order, of: (remedy: Remedy) => boolean): MinorUnits {
  return remedied(order.remedies.filter((remedy) => stands(remedy) && !SETTLED.has(remedy.state) && of(remedy)));
}

function isForGoods({ kind }: Remedy): boolean {
  return kind === "return" || kind === "exchange";
}

/** An amount over the ways by which an order was paid, first paid first; what did not come by them cannot go back by them. */
export function spreadBack(facts: MoneyFacts, amount: MinorUnits): readonly MoneyBack[] {
  let open = amount;
  return [...paidBy(facts)].flatMap(([by, paid]) => {
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

/** Whether nothing was paid of an order, nor is being paid: other items only change what it will cost. */
export function isWhollyUnpaid({ state, payments }: Order): boolean {
  return state === "unpaid" && !payments.some((one) => one.kind === "payment" && one.state !== "failed");
}

const SETTLED: ReadonlySet<Remedy["state"]> = new Set(["paying", "done"]);

function stands({ state }: Remedy): boolean {
  return state !== "rejected" && state !== "withdrawn";
}

function remedied(remedies: readonly Remedy[]): MinorUnits {
  return sum(remedies.map(({ amount }) => amount));
}

function sum(amounts: readonly MinorUnits[]): MinorUnits {
  return amounts.reduce((all, one) => all + one, 0);
}
