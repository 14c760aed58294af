import type { Address } from "./address.ts";
import type { BilingualText, MinorUnits } from "./text.ts";

/** What is done to make it good: money back, goods back, other goods. */
export type RemedyKind = "refund" | "return" | "exchange" | "price_difference" | "fee_return" | "compensation";

/**
 * `requested` → `approved` → (`returning` → `received`) → `paying` → `done`; or `rejected`, or `withdrawn` by the customer.
 * `paying`: the money has left the shop and is with the bank.
 */
export const REMEDY_STATES = [
  "requested",
  "approved",
  "returning",
  "received",
  "paying",
  "done",
  "rejected",
  "withdrawn",
] as const;

/** One of `REMEDY_STATES`. */
export type RemedyState = (typeof REMEDY_STATES)[number];

/** A remedy on an order or on some of its lines. */
export interface Remedy {
  readonly id: string;
  /** As the customer sees it. */
  readonly number: string;
  readonly kind: RemedyKind;
  readonly state: RemedyState;
  readonly reason: BilingualText;
  readonly amount: MinorUnits;
  /** Lines it concerns; empty means the whole order. */
  readonly lineIds: readonly string[];
  readonly requestedAt: Date;
  readonly approvedAt: Date | null;
  readonly receivedAt: Date | null;
  readonly doneAt: Date | null;
  /** When the money should be there at the latest. An estimate: may lie ahead. */
  readonly expectedBy: Date | null;
  readonly parcel: ReturnParcel | null;
}

/** The parcel on its way back. Where `addressUsed` is not `addressGiven`, somebody was wrong. */
export interface ReturnParcel {
  readonly courier: string;
  readonly trackingNumber: string;
  readonly sentAt: Date;
  /** What the customer was told (page, assistant or seller). */
  readonly addressGiven: Address | null;
  /** Where the parcel really went. */
  readonly addressUsed: Address | null;
  readonly signedAt: Date | null;
}
