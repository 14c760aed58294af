import type { Order } from "./order.ts";

/** Whether an order can be reviewed, and if not, the one true reason. */
export type Reviewability =
  | { readonly can: true; readonly until: Date | null }
  | { readonly can: false; readonly reason: "virtual" | "already_reviewed" | "cancelled" | "not_received" }
  | { readonly can: false; readonly reason: "window_over"; readonly since: Date };

/** The reasons in the order in which they are true for good: what cannot change comes before what may. */
export function reviewability(order: Order, now: Date): Reviewability {
  if (order.kind === "virtual") return { can: false, reason: "virtual" };
  if (order.review.reviewedAt !== null) return { can: false, reason: "already_reviewed" };
  if (order.state === "cancelled" || order.state === "refunded") return { can: false, reason: "cancelled" };
  if (!isReceived(order)) return { can: false, reason: "not_received" };
  const closesAt = order.review.closesAt;
  if (closesAt !== null && closesAt <= now) return { can: false, reason: "window_over", since: closesAt };
  return { can: true, until: closesAt };
}

/** The customer has the goods, whatever happened to the money afterwards. */
export function isReceived(order: Order): boolean {
  return order.state === "delivered" || order.state === "completed" || order.times.delivered !== null;
}
