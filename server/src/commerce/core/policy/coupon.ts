import type { Order } from "../order.ts";
import { type ActionFacts, ofOrder } from "./action-facts.ts";
import type { Action } from "./action.ts";
import type { COUPON_CLAUSES } from "./coupon-clauses.ts";
import { isPaidAndStands } from "./given-back.ts";

interface Asked {
  readonly action: Action;
  readonly facts: ActionFacts;
}

/** The clauses of giving a coupon, before the yes is looked at. People choose one; the assistant gives what the rules name. */
export const GIVEN_COUPON_CLAUSES = [
  "coupon.of-shop",
  "coupon.running",
  "coupon.not-held",
  "coupon.rule",
  "coupon.late",
  "coupon.once",
] as const;

/** Whether each of them holds. */
export const COUPON_HOLDS: Readonly<Record<keyof typeof COUPON_CLAUSES, (asked: Asked) => boolean>> = {
  "coupon.of-shop": ({ facts }) => facts.coupon !== undefined && facts.coupon !== null,
  "coupon.running": ({ facts }) => (facts.coupon?.coupon.endsAt ?? facts.now) > facts.now,
  "coupon.not-held": ({ facts }) => facts.coupon?.isHeld === false,
  "coupon.rule": ({ action, facts }) =>
    isAgent(facts) || (action.kind === "give_coupon" && facts.rules.dispatch?.lateCoupon === action.code),
  "coupon.late": ofOrder((order, { facts }: Asked) => isAgent(facts) || isSentLate(order, facts.now)),
  "coupon.once": ({ facts }) => isAgent(facts) || !(facts.subject?.done.includes("give_coupon") ?? true),
};

function isAgent({ actor }: ActionFacts): boolean {
  return actor.kind === "agent";
}

/**
 * Whether an order left, or still has not left, after the moment that was promised. One that was held back by wish before
 * it is not late, also where that wish was taken back or another day took its place: nobody makes his own order late.
 */
export function isSentLate(order: Order, now: Date): boolean {
  const { dispatchBy, shipped } = order.times;
  if (!isPaidAndStands(order) || dispatchBy === null || (shipped ?? now) <= dispatchBy) return false;
  return !order.requests.some(
    ({ wish, state, askedAt }) => wish.kind === "hold_dispatch" && state !== "refused" && askedAt <= dispatchBy,
  );
}

/** What a coupon is worth where that is known; null for a share of an order that is still to come, and for gifts. */
export function worthOf({ coupon }: ActionFacts): number | null {
  return coupon?.coupon.off.kind === "amount" ? coupon.coupon.off.amount : null;
}
