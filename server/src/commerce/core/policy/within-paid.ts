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
 * before; and no less than it is about. Where the source names no payment, money goes back only for goods that come back;
 * an order that is not paid changes only without money.
 */
export function isWithinPaid(action: Action, order: Order, facts: ActionFacts): boolean {
  const money = moneyOf(action, order, facts);
  const back = backOf(money);
  const left = facts.subject && leftOf(facts.subject);
  switch (action.kind) {
    case "return":
      return back > 0 || action.lineIds.every((id) => (lineOf(order, id)?.total ?? 0) === 0);
    case "price_protection":
      return left !== null && back <= left && back === fallSum(order, action.lineIds, facts.products);
    case "refund_part":
      return left !== null && back <= left && back === action.amount;
    case "change_items":
      return money.length === 0 || (order.state !== "unpaid" && back <= (left ?? 0));
    case "cancel":
      return isAllBack(back, facts.subject);
    default:
      return back <= (left ?? 0);
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
