import type { Address } from "../address.ts";
import type { Coupon } from "../offers.ts";
import type { Order } from "../order.ts";
import type { MinorUnits } from "../text.ts";
import type { Action, MoneyMove } from "./action.ts";
import { type ActionFacts, lineOf, methodOf, swapsOf } from "./action-facts.ts";
import { differenceOf, isWhollyUnpaid, keptOf, leftOf, spreadBack, unreturnedOf } from "./given-back.ts";
import { type MoneyFacts, paidBy } from "./money-flows.ts";
import { fallsOf, fallSum } from "./protection.ts";

/** What is shown before an action is done, and what a yes is to: nothing of it may be different when it is done. */
export interface Terms {
  readonly action: Action;
  readonly customerId: string | null;
  /** Where the order stood. */
  readonly state: Order["state"] | null;
  /** Lines it concerns, with the price of each and of what takes its place. */
  readonly lines: readonly {
    readonly lineId: string;
    readonly variantSku: string | null;
    readonly total: MinorUnits;
    readonly newVariantSku: string | null;
    readonly newTotal: MinorUnits | null;
  }[];
  readonly money: readonly MoneyMove[];
  /** The address that a new one takes the place of. */
  readonly addressBefore: Address | null;
  /** Of a part refund: what was left of what was paid. What somebody gives in between makes the yes void. */
  readonly left?: MinorUnits | null;
  /** A coupon as it was shown. */
  readonly coupon?: Pick<Coupon, "code" | "name" | "off" | "threshold" | "endsAt"> | null;
}

/** The terms of an action as the facts are now. */
export function termsOf(action: Action, facts: ActionFacts): Terms {
  const order = facts.subject?.order ?? null;
  return {
    action,
    customerId: facts.customerId,
    state: order?.state ?? null,
    lines: order === null ? [] : linesOf(action, order, facts),
    money: order === null ? [] : moneyOf(action, order, facts),
    addressBefore: addressBefore(action, order, facts),
    ...(action.kind === "give_coupon" && { coupon: couponOf(facts) }),
    ...(action.kind === "refund_part" && { left: facts.subject && leftOf(facts.subject) }),
  };
}

function couponOf({ coupon: given }: ActionFacts): NonNullable<Terms["coupon"]> | null {
  if (given === undefined || given === null) return null;
  const { code, name, off, threshold, endsAt } = given.coupon;
  return { code, name, off, threshold, endsAt };
}

/** Terms as a text: the same terms have the same text, and others another. */
export function termsText(terms: Terms): string {
  return JSON.stringify(terms, (_key, value: unknown) => sorted(value));
}

/** Terms come from places that write their keys in different orders. */
function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function linesOf(action: Action, order: Order, facts: ActionFacts): Terms["lines"] {
  if (action.kind === "return" || action.kind === "refund_part") {
    return action.lineIds.map((lineId) => {
      const line = lineOf(order, lineId);
      const now = { variantSku: line?.variantSku ?? null, total: keptOf(order, [lineId]) };
      return { lineId, ...now, newVariantSku: null, newTotal: null };
    });
  }
  if (action.kind === "price_protection") {
    return fallsOf(order, action.lineIds, facts.products).map(({ line, kept, now }) => ({
      lineId: line.id,
      variantSku: line.variantSku,
      total: kept,
      newVariantSku: null,
      newTotal: now,
    }));
  }
  if (action.kind !== "change_items" && action.kind !== "exchange") return [];
  return swapsOf(order, action.changes, facts).map(({ line, variant }) => ({
    lineId: line.id,
    variantSku: line.variantSku,
    total: keptOf(order, [line.id]),
    newVariantSku: variant.sku,
    newTotal: line.quantity * variant.price,
  }));
}

/** The money that an action moves, now or (with a return or an exchange) once the goods are back. */
export function moneyOf(action: Action, order: Order, facts: ActionFacts): readonly MoneyMove[] {
  const money: MoneyFacts = { order, moved: facts.subject?.moved ?? [] };
  switch (action.kind) {
    case "cancel":
      return spreadBack(money, unreturnedOf(money) ?? 0);
    case "change_items":
    case "exchange": {
      if (action.kind === "change_items" && isWhollyUnpaid(order)) return [];
      const difference = differenceOf(order, swapsOf(order, action.changes, facts));
      if (difference === 0) return [];
      return [{ way: difference > 0 ? "due" : "back", amount: Math.abs(difference), by: action.payWith }];
    }
    case "change_payment": {
      const paid = [...paidBy(money)];
      const amount = paid.reduce((sum, [, one]) => sum + one, 0);
      return [
        { way: "due", amount, by: action.payWith },
        ...paid.map(([by, one]) => ({ way: "back" as const, amount: one, by })),
      ];
    }
    case "return": {
      const amount = Math.min(keptOf(order, action.lineIds), leftOf(money) ?? Infinity);
      return [{ way: "back", amount, by: action.refundTo }];
    }
    case "refund_part":
      return spreadBack(money, action.amount);
    case "return_fee": {
      const [by] = paidBy(money).keys();
      return [{ way: "back", amount: openFeeOf(order), by: by ?? "" }];
    }
    case "price_protection":
      return spreadBack(money, fallSum(order, action.lineIds, facts.products));
    default:
      return [];
  }
}

/** What of it goes back to the customer, by all ways together. */
export function backOf(money: readonly MoneyMove[]): MinorUnits {
  return money.reduce((sum, { way, amount }) => (way === "back" ? sum + amount : sum), 0);
}

/** What was charged for shipping and has not been given back. */
export function openFeeOf(order: Order): MinorUnits {
  return order.fees.reduce((sum, fee) => (fee.kind === "shipping" ? sum + fee.amount - fee.returned : sum), 0);
}

function addressBefore(action: Action, order: Order | null, facts: ActionFacts): Address | null {
  if (action.kind === "change_address") return order?.address ?? null;
  return action.kind === "change_own_address" ? facts.ownAddress : null;
}

/** Whether a way to pay is a gift card on file. */
export function isGiftCard(facts: ActionFacts, reference: string): boolean {
  return methodOf(facts, reference)?.method === "gift_card";
}
