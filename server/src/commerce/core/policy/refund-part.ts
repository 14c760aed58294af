import type { MinorUnits } from "../text.ts";
import type { Action } from "./action.ts";
import { type ActionFacts, lineOf, ofOrder } from "./action-facts.ts";
import { isPaidAndStands, keptOf } from "./given-back.ts";

/** The clauses of a part that is paid back, before money and the yes are looked at. */
export const PART_CLAUSES = ["refund.by-people", "refund.order-stands", "refund.lines", "refund.amount"] as const;

interface Asked {
  readonly action: Action;
  readonly facts: ActionFacts;
}

/** Whether each of them holds. */
export const PART_HOLDS: Readonly<Record<(typeof PART_CLAUSES)[number], (asked: Asked) => boolean>> = {
  "refund.by-people": ({ facts }) => facts.actor.kind === "agent",
  "refund.order-stands": ofOrder(isPaidAndStands),
  "refund.lines": ofOrder((order, { action }: Asked) => {
    if (action.kind !== "refund_part") return false;
    const { lineIds } = action;
    return new Set(lineIds).size === lineIds.length && lineIds.every((id) => lineOf(order, id) !== undefined);
  }),
  "refund.amount": ofOrder((order, { action }: Asked) => {
    if (action.kind !== "refund_part") return false;
    const { amount, lineIds } = action;
    return Number.isSafeInteger(amount) && amount > 0 && (lineIds.length === 0 || amount <= keptOf(order, lineIds));
  }),
};

/** What went back of an order in parts before: a limit is for all of them together, or it would be none. */
export function partsBefore({ subject }: ActionFacts): MinorUnits {
  const parts = (subject?.moved ?? []).filter(({ kind }) => kind === "refund_part");
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
