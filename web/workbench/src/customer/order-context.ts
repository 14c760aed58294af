import type { StaffConversation } from "@warmline/contract";
import type { Order } from "./orders-api.ts";

/** Where an order stands on the screen: beside whose conversation, among which orders of his. */
export interface OrderContext {
  readonly conversation: StaffConversation;
  readonly orders: readonly Order[];
}
