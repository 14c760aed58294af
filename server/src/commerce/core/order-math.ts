import type { MinorUnits } from "./text.ts";

/** What a position costs: quantity × unit price − discount. */
export function lineTotal(line: { quantity: number; unitPrice: MinorUnits; discount: MinorUnits }): MinorUnits {
  return line.quantity * line.unitPrice - line.discount;
}

/** What an order costs: its lines and its fees, before anything was given back. */
export function orderTotal(
  lines: readonly { quantity: number; unitPrice: MinorUnits; discount: MinorUnits }[],
  fees: readonly { amount: MinorUnits }[],
): MinorUnits {
  const goods = lines.reduce((sum, line) => sum + lineTotal(line), 0);
  return fees.reduce((sum, fee) => sum + fee.amount, goods);
}
