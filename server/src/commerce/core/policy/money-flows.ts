import type { Payment } from "../order.ts";
import type { MinorUnits } from "../text.ts";
import type { MovedBy } from "./action.ts";
import type { OrderFacts } from "./action-facts.ts";

/** An order with the money that was moved here. */
export type MoneyFacts = Pick<OrderFacts, "order" | "moved">;

/** Money in or back by a way to pay. */
export interface Flow {
  readonly kind: Payment["kind"];
  readonly amount: MinorUnits;
  readonly by: string;
}

/** All money of an order: what its payments say, and what was moved here and they do not know. */
export interface Flows {
  readonly all: readonly Flow[];
  /** Refunds among the payments that are none of those made here. */
  readonly others: readonly Payment[];
  /** What was moved here and is not among the payments. */
  readonly missing: readonly MovedBy[];
}

/**
 * An import takes away what was booked here, and brings what the shop's own system knows: its own refunds, and ours where
 * somebody booked them there. So each move is looked for among the payments, one for one. In doubt less is left: a
 * refund is taken for ours only where it cannot have been before, a charge for ours even where its way is not named.
 */
export function flowsOf({ order, moved = [] }: MoneyFacts): Flows {
  const booked = order.payments.filter(({ state }) => state !== "failed");
  const open = new Set(booked);
  const unknown = moved.filter((move) => {
    const found = [...open].find((one) => isOf(one, move)) ?? [...open].find((one) => mayBeOf(one, move));
    if (found !== undefined) open.delete(found);
    return found === undefined;
  });
  const missing = unknown.filter((move) => !isOtherHalf(move, unknown));
  const here = missing.map(({ way, amount, by }): Flow => ({ kind: way === "due" ? "payment" : "refund", amount, by }));
  const there = booked.map(({ kind, amount, reference, method }): Flow => ({ kind, amount, by: reference ?? method }));
  return { all: [...there, ...here], others: [...open].filter(({ kind }) => kind === "refund"), missing };
}

function isOf({ kind, amount, reference, method, at }: Payment, move: MovedBy): boolean {
  if (amount !== move.amount || (reference ?? method) !== move.by) return false;
  if (move.way === "due") return kind === "payment";
  return kind === "refund" && at !== null && at >= move.at;
}

function mayBeOf({ kind, amount, reference, at }: Payment, move: MovedBy): boolean {
  const isLater = at === null || at >= move.at;
  return move.way === "due" && kind === "payment" && amount === move.amount && reference === null && isLater;
}

/** Who gave back by the old way was paid by the new one: where the payments know the one, the other is not missing. */
function isOtherHalf({ kind, way }: MovedBy, unknown: readonly MovedBy[]): boolean {
  const isCharge = kind === "change_payment" && way === "due";
  return isCharge && !unknown.some((one) => one.kind === kind && one.way === "back");
}

/** Whether a refund of the payments could be one made here, and it cannot be said. */
export function isDisputed(facts: MoneyFacts): boolean {
  const { others, missing } = flowsOf(facts);
  return missing.some(
    (move) =>
      move.way === "back" && others.some(({ amount, at }) => amount === move.amount && (at === null || at >= move.at)),
  );
}

/** What was paid by each way and has not gone back: reference and amount, first paid first. */
export function paidBy(facts: MoneyFacts): ReadonlyMap<string, MinorUnits> {
  const paid = new Map<string, MinorUnits>();
  for (const { kind, amount, by } of flowsOf(facts).all)
    paid.set(by, (paid.get(by) ?? 0) + (kind === "payment" ? amount : -amount));
  return new Map([...paid].filter(([, amount]) => amount > 0));
}
