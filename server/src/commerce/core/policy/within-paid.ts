import type { Order } from "../order.ts";
import type { MinorUnits } from "../text.ts";
import type { Action } from "./action.ts";
import { type ActionFacts, lineOf, type OrderFacts } from "./action-facts.ts";
import { leftOf, unreturnedOf } from "./given-back.ts";
import { isDisputed } from "./money-flows.ts";
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
    case "cancel":
      return isAllBack(back, facts.subject);
    default:
      return left === null || back <= left;
  }
}

/** Whether a cancellation gives back all that was paid: where nobody can say what that is, people look at it. */
function isAllBack(back: MinorUnits, subject: OrderFacts | null): boolean {
  if (subject === null) return false;
  const unreturned = unreturnedOf(subject);
  if (unreturned === null) return true;
  const isLost = back === 0 && subject.done.includes("change_payment");
  return back === unreturned && !isLost && !isDisputed(subject);
}
