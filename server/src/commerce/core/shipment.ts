import type { BilingualText, Place } from "./text.ts";
import type { Address } from "./address.ts";

/** What a tracking event means, whichever words the courier used. */
export const TRACKING_STATUSES = [
  "announced",
  "collected",
  "in_transit",
  "out_for_delivery",
  "in_locker",
  "delivered",
  "exception",
  "returned",
] as const;

/** One of `TRACKING_STATUSES`. */
export type TrackingStatus = (typeof TRACKING_STATUSES)[number];

/** One parcel of an order. */
export interface Shipment {
  readonly id: string;
  readonly orderId: string;
  readonly courier: Courier;
  readonly trackingNumber: string;
  /** Lines in this parcel; empty means all of the order. */
  readonly lineIds: readonly string[];
  /** What the product page says it is sent from. */
  readonly displayedOrigin: Place | null;
  /** Where the courier first scanned it. */
  readonly realOrigin: Place | null;
  readonly shippedAt: Date | null;
  readonly estimatedFrom: Date | null;
  readonly estimatedTo: Date | null;
  readonly deliveredAt: Date | null;
  /** Who or what took it: 本人, 门卫, 丰巢柜. */
  readonly signedBy: BilingualText | null;
  /** Newest first. */
  readonly events: readonly TrackingEvent[];
}

/** A courier: the code is ours (`sf`, `zto`, `ups` …). */
export interface Courier {
  readonly code: string;
  readonly name: BilingualText;
}

/** One scan of a parcel. */
export interface TrackingEvent {
  readonly at: Date;
  readonly place: BilingualText;
  readonly text: BilingualText;
  readonly status: TrackingStatus;
}

/** Where a return goes. An order's own address goes before its warehouse's, that before the shop's. */
export interface ReturnAddress {
  readonly id: string;
  readonly of: "order" | "warehouse" | "shop";
  readonly address: Address;
  /** What to write on the parcel or keep in mind. */
  readonly note: BilingualText | null;
}

/** An address for returns as a shop's people write it: the shop's own, or (with its code) a warehouse's. */
export interface ShopReturnAddress {
  readonly warehouse: string | null;
  readonly address: Address;
  readonly note: BilingualText | null;
}
