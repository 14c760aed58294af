import type { Order, Remedy, RemedyKind, RemedyState } from "../../commerce/index.ts";
import { isReceived } from "../../commerce/index.ts";

/** Paid and not yet with the courier. */
export function awaitsDispatch(order: Order): boolean {
  return order.kind === "physical" && (order.state === "paid" || order.state === "packed");
}

/** With the courier and not yet received. */
export function isUnderway(order: Order): boolean {
  return order.kind === "physical" && order.state === "shipped";
}

/** Something may still come: not yet received and not called off. */
export function isOpen(order: Order): boolean {
  return awaitsDispatch(order) || isUnderway(order) || order.state === "unpaid";
}

/** Goods the customer has and may want to send back or review. */
export function isInHand(order: Order): boolean {
  return order.kind === "physical" && isReceived(order) && order.state !== "refunded";
}

/** Goods a return may be about: in hand, or about to be. */
export function isReturnable(order: Order): boolean {
  return isInHand(order) || isUnderway(order);
}

/** Money is, or was, on its way back. */
export function hasRemedy(order: Order): boolean {
  return order.remedies.length > 0 || order.state === "refunding" || order.state === "refunded";
}

const SETTLED: ReadonlySet<RemedyState> = new Set(["done", "rejected", "withdrawn"]);

/** Something on the order is being made good and not finished; of these kinds, or of any. */
export function hasOpenRemedy(order: Order, kinds?: readonly RemedyKind[]): boolean {
  return openRemedies(order, kinds).length > 0;
}

/** What is being made good and not finished; of these kinds, or of any. */
export function openRemedies(order: Order, kinds?: readonly RemedyKind[]): readonly Remedy[] {
  return order.remedies.filter(({ state, kind }) => !SETTLED.has(state) && (kinds?.includes(kind) ?? true));
}

/**
 * Whether a further wish would ask for again what is under way: goods that come back or are exchanged, and money that nobody
 * has sent yet. Money for a part that has left the shop is in nobody's way: no one tells when the bank has paid it out.
 */
export function isBeingMadeGood(order: Order): boolean {
  const waits = ({ kind, state }: Remedy): boolean => kind === "return" || kind === "exchange" || state !== "paying";
  return order.state === "refunding" || openRemedies(order).some(waits);
}

/** Any order will do. */
export function anyOrder(): boolean {
  return true;
}
