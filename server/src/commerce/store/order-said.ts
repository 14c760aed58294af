import type { Order } from "../core/order.ts";

/**
 * What of an order its source said, for its fingerprint. What was asked for here is none of it; a field that a source has
 * not said before must be left out where it is empty, or a new version would take every order for a changed one, and the
 * next import of the same file would undo what was done here.
 */
export function saidBySource({ requests: _here, ...said }: Order): Omit<Order, "requests"> {
  return said;
}
