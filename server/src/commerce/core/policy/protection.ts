import type { Order, OrderLine } from "../order.ts";
import type { PriceProtectionRule } from "../shop-rules.ts";
import type { MinorUnits } from "../text.ts";
import { type ActionFacts, lineOf } from "./action-facts.ts";
import { keptOf } from "./given-back.ts";

const DAY_MS = 86_400_000;

/** A line whose goods cost less now than what was paid for them and did not come back yet. */
export interface PriceFall {
  readonly line: OrderLine;
  /** What was paid for the line and is still with the shop. */
  readonly kept: MinorUnits;
  /** What as many pieces cost now. */
  readonly now: MinorUnits;
}

/** Until when a price is protected; null where it is not known when the order was paid. */
export function protectedUntil({ times }: Order, { days }: PriceProtectionRule): Date | null {
  return times.paid === null ? null : new Date(times.paid.getTime() + days * DAY_MS);
}

/** Whether that time has not run out. */
export function isProtected(order: Order, { rules, now }: Pick<ActionFacts, "rules" | "now">): boolean {
  const until = rules.priceProtection && protectedUntil(order, rules.priceProtection);
  return until !== null && until >= now;
}

/** What a line's goods cost now; null where the shop does not sell them any more. */
export function priceNow(line: OrderLine, products: ActionFacts["products"]): MinorUnits | null {
  const variant = products.get(line.variantSku ?? "")?.variants.find(({ sku }) => sku === line.variantSku);
  return variant === undefined ? null : variant.price * line.quantity;
}

/** These lines, as far as something is to be given back for them. */
export function fallsOf(
  order: Order,
  lineIds: readonly string[],
  products: ActionFacts["products"],
): readonly PriceFall[] {
  return lineIds.flatMap((id) => {
    const line = lineOf(order, id);
    const now = line === undefined ? null : priceNow(line, products);
    if (line === undefined || now === null) return [];
    const kept = keptOf(order, [id]);
    return now < kept ? [{ line, kept, now }] : [];
  });
}

/** What is to be given back for these lines together. */
export function fallSum(order: Order, lineIds: readonly string[], products: ActionFacts["products"]): MinorUnits {
  return fallsOf(order, lineIds, products).reduce((sum, { kept, now }) => sum + kept - now, 0);
}

/** Whether each line's goods cost less now than they did. */
export function areCheaper(order: Order, lineIds: readonly string[], products: ActionFacts["products"]): boolean {
  return lineIds.every((id) => {
    const line = lineOf(order, id);
    const now = line === undefined ? null : priceNow(line, products);
    return line !== undefined && now !== null && now < line.total;
  });
}
