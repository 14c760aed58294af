import type { Address } from "../address.ts";
import type { MinorUnits } from "../text.ts";
import type { RefundReason } from "./refund-reasons.ts";
import type { RequestAction } from "./request-actions.ts";

/** Why an order is cancelled; other reasons are for people. */
export const CANCEL_REASONS = ["no_longer_needed", "ordered_by_mistake"] as const;

/** One of `CANCEL_REASONS`. */
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Another variant of the same product in place of what a line holds. */
export interface LineChange {
  readonly lineId: string;
  readonly variantSku: string;
}

/** Something that changes an order or a customer's own data. Orders go by their number, ways to pay by their reference. */
export type Action =
  | { readonly kind: "cancel"; readonly order: string; readonly reason: CancelReason }
  | { readonly kind: "change_address"; readonly order: string; readonly address: Address }
  | {
      readonly kind: "change_items";
      readonly order: string;
      readonly changes: readonly LineChange[];
      readonly payWith: string;
    }
  | { readonly kind: "change_payment"; readonly order: string; readonly payWith: string }
  | { readonly kind: "change_note"; readonly order: string; readonly note: string }
  | { readonly kind: "return"; readonly order: string; readonly lineIds: readonly string[]; readonly refundTo: string }
  | {
      readonly kind: "exchange";
      readonly order: string;
      readonly changes: readonly LineChange[];
      readonly payWith: string;
    }
  /** One of two shipping fees that were paid for parcels that go together; `with` is the other order. */
  | { readonly kind: "return_fee"; readonly order: string; readonly with: string }
  /** What lines cost less now than was paid for them. */
  | { readonly kind: "price_protection"; readonly order: string; readonly lineIds: readonly string[] }
  /** A part of what was paid, without goods coming back: for these lines, or (none named) for the whole order. */
  | {
      readonly kind: "refund_part";
      readonly order: string;
      readonly amount: MinorUnits;
      readonly lineIds: readonly string[];
      readonly reason: RefundReason;
    }
  /** A coupon of the shop, to the customer of this order. */
  | { readonly kind: "give_coupon"; readonly order: string; readonly code: string }
  | { readonly kind: "change_own_address"; readonly address: Address }
  | RequestAction;

/** Money that moves when an action is done: `back` to the customer, or `due` from him. */
export interface MoneyMove {
  readonly way: "back" | "due";
  readonly amount: MinorUnits;
  /** The way to pay, by its reference. */
  readonly by: string;
}

/** The kinds of action. */
export type ActionKind = Action["kind"];

/** Money that was moved by an action that is done. */
export interface MovedBy extends MoneyMove {
  readonly kind: ActionKind;
  readonly at: Date;
}

/** Who asks for it. An agent is kept with his name as it was then. */
export type ActedBy =
  | { readonly kind: "assistant" }
  | { readonly kind: "agent"; readonly id: string; readonly name: string; readonly tier: 1 | 2 | 3 };

/** Who does it, and up to which amount alone; null: without a limit. */
export interface Actor {
  readonly kind: ActedBy["kind"];
  readonly limit: MinorUnits | null;
}

/** A customer's yes: to exactly which terms, when they were shown and when it was said. */
export interface Confirmation {
  /** `termsText` of what was shown. */
  readonly terms: string;
  readonly askedAt: Date;
  readonly givenAt: Date;
}
