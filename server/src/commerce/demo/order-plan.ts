import type { PaymentMethod } from "../core/order.ts";
import type { Product, Variant } from "../core/product.ts";
import type { RemedyKind } from "../core/remedy.ts";
import type { Address } from "../core/address.ts";
import type { DemoCustomer } from "./demo-organization.ts";

/** What will happen to an order, told from its placing on, without saying how much of it has happened by now. */
export interface OrderPlan {
  /** Unique within the shop; all ids come from it. */
  readonly key: string;
  readonly number: string;
  readonly customer: DemoCustomer;
  readonly placed: PlacedAgo;
  readonly lines: readonly PlannedLine[];
  /** Null: paid never; the order closes after a day. */
  readonly payAfterMinutes: number | null;
  readonly method: PaymentMethod;
  /** Hours from payment to the customer's cancelling; null: never. */
  readonly cancelAfterHours: number | null;
  readonly packAfterHours: number;
  readonly shipAfterHours: number;
  /** Share of the region's usual days: 1 is the slowest usual. */
  readonly pace: number;
  readonly stuck: boolean;
  readonly signedBy: "self" | "locker" | "guard" | "neighbour";
  /** Hours from delivery to the customer's confirming; it happens by itself after ten days. */
  readonly confirmAfterHours: number;
  readonly reviewAfterHours: number | null;
  readonly remedy: PlannedRemedy | null;
  readonly address: Address;
  readonly courier: number;
  readonly note: string | null;
  /** Of the goods, in minor units, taken off the first line. */
  readonly discount: number;
}

/** Either so many days ago at a local minute, or exactly so many hours ago. */
export type PlacedAgo = { readonly days: number; readonly minute: number } | { readonly hours: number };

/** A position of the plan. */
export interface PlannedLine {
  readonly product: Product;
  readonly variant: Variant;
  readonly quantity: number;
  /** What it cost then, when that is not the price of today. */
  readonly unitPrice?: number;
}

/** What goes wrong and is made good. Hours run from delivery, or from payment when `before` is dispatch. */
export interface PlannedRemedy {
  readonly kind: RemedyKind;
  readonly before: "dispatch" | "after delivery";
  readonly reason: string;
  /** The line it concerns; null: the whole order. */
  readonly line: number | null;
  readonly afterHours: number;
  /** The furthest it gets, however much time goes by. */
  readonly until: "requested" | "approved" | "returning" | "paying" | "done" | "rejected";
  /** A return that went to the sender on the label instead of the address for returns. */
  readonly wrongAddress: boolean;
}
