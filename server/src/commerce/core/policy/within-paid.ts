import type { Order } from "../order.ts";
import type { Action } from "./action.ts";
import { type ActionFacts, lineOf } from "./action-facts.ts";
import { leftOf } from "./given-back.ts";
import { fallSum } from "./protection.ts";
import { backOf, moneyOf } from "./terms.ts";

/**
 * Whether an action gives back no more than what is left of what was paid, over all that went back or was promised
 * before; and no less than it is about. Where the source names no payment, only what has to do with goods is done.
 */
export function isWithinPaid(action: Action, order: Order, facts: ActionFacts): boolean {
  const back = backOf(moneyOf(action, order, facts));
  const left = facts.subject && leftOf(facts.subject);
  switch (action.kind) {
    case "return":
      return back > 0 || action.lineIds.every((id) => (lineOf(order, id)?.total ?? 0) === 0);
    case "price_protection":
      return left !== null && back <= left && back === fallSum(order, action.lineIds, facts.products);
    case "refund_part":
      return left !== null && back <= left && back === action.amount;
    default:
      return left === null || back <= left;
  }
}
