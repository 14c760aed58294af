import { oneOf } from "../../platform/decode.ts";

/** What is done to make it good. */
export const remedyKind = oneOf("refund", "return", "exchange", "price_difference", "fee_return", "compensation");

/** How far that is. */
export const remedyState = oneOf(
  "requested",
  "approved",
  "returning",
  "received",
  "paying",
  "done",
  "rejected",
  "withdrawn",
);

/** Where an order stands. */
export const orderState = oneOf(
  "unpaid",
  "paid",
  "packed",
  "shipped",
  "delivered",
  "completed",
  "cancelled",
  "refunding",
  "refunded",
);
