import type { Order } from "../order.ts";
import type { PaymentOnFile } from "./action-facts.ts";

/**
 * The ways to pay that a customer may choose from for an order of his, each once: by what the order was paid, and what
 * else he has on file. What a gift card holds only the file says: one that is not there cannot be used.
 */
export function waysToPay(onFile: readonly PaymentOnFile[], payments: Order["payments"]): readonly PaymentOnFile[] {
  const paid = payments
    .filter(({ method }) => method !== "gift_card")
    .map(({ reference, method }) => ({ reference: reference ?? method, method, balance: null }));
  return [...new Map([...paid, ...onFile].map((way) => [way.reference, way])).values()];
}
