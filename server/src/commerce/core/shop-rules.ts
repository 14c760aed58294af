import type { ActionLimits, ReminderRules } from "@warmline/contract";
import type { InvoiceKind } from "./order-request.ts";
import type { PaymentMethod } from "./order.ts";
import type { BilingualText, MinorUnits, Place } from "./text.ts";

/** What a shop promises and asks for. Null: the shop has not said; the assistant then says so. */
export interface ShopRules {
  readonly dispatch: DispatchRule | null;
  readonly warehouses: readonly Warehouse[];
  readonly delivery: readonly DeliveryRule[];
  readonly shippingFees: readonly ShippingFeeRule[];
  readonly couriers: readonly CourierRule[];
  readonly coverage: CoverageRule | null;
  readonly invoices: InvoiceRule | null;
  readonly bargaining: BargainingRule | null;
  readonly priceProtection: PriceProtectionRule | null;
  readonly returns: ReturnRule | null;
  readonly refunds: RefundRule | null;
  readonly combining: CombiningRule | null;
  /** How much each may give back alone; null: `DEFAULT_ACTION_LIMITS`. */
  readonly limits: ActionLimits | null;
  /** What customers are told before they ask; null: `DEFAULT_REMINDER_RULES`. */
  readonly reminders: ReminderRules | null;
  readonly reviews: ReviewRule | null;
  readonly gifts: BilingualText | null;
  readonly payments: readonly PaymentRule[];
  readonly guarantee: BilingualText | null;
  readonly repair: BilingualText | null;
  /** How to place an order, step by step. */
  readonly howToOrder: readonly BilingualText[];
  /** When people answer, and a shop that can be visited is open; in the shop's own words. */
  readonly openingHours: BilingualText | null;
  /** Where customers may come by, or that there is nothing but the web. */
  readonly visitAddress: BilingualText | null;
}

/** Paid before `cutoff` (shop's time): sent within `hours`. */
export interface DispatchRule {
  readonly hours: number;
  /** `HH:MM` in the shop's time zone. */
  readonly cutoff: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly workdays: readonly number[];
  readonly text: BilingualText;
  /** What the customer gets when it is late. */
  readonly whenLate: BilingualText | null;
  /** The code of a coupon that the assistant may give for an order that leaves late, once for each; absent or null: none. */
  readonly lateCoupon?: string | null;
  /** For so many days an order is held back where its customer wishes; 0: never; absent or null: `DEFAULT_HOLD_DAYS`. */
  readonly holdDays?: number | null;
}

/** A place that sends parcels. */
export interface Warehouse {
  readonly code: string;
  readonly name: BilingualText;
  readonly place: Place;
  /** What pages say instead, when that differs. */
  readonly displayedPlace: Place | null;
}

/** Regions are named as in addresses (浙江, CA), without suffix; `*` stands for every region not named elsewhere. */
export interface RegionGroup {
  readonly name: BilingualText;
  readonly regions: readonly string[];
}

/** From this warehouse to these regions it takes so many days. */
export interface DeliveryRule {
  readonly warehouse: string;
  readonly to: RegionGroup;
  readonly minDays: number;
  readonly maxDays: number;
}

/** The fee to these regions; free from a goods' value of `freeFrom` (null: never free). */
export interface ShippingFeeRule {
  readonly to: RegionGroup;
  readonly fee: MinorUnits;
  readonly freeFrom: MinorUnits | null;
}

/** A courier the shop uses; `extraFee` when the customer wishes for it (null: cannot be chosen). */
export interface CourierRule {
  readonly code: string;
  readonly name: BilingualText;
  readonly standard: boolean;
  readonly extraFee: MinorUnits | null;
  readonly note: BilingualText | null;
}

/** Where the shop delivers and where not. */
export interface CoverageRule {
  readonly text: BilingualText;
  readonly excluded: readonly RegionGroup[];
  /** ISO 3166 alpha-2 of the countries it delivers to. */
  readonly countries: readonly string[];
}

/** Which invoices there are, and how and when. */
export interface InvoiceRule {
  readonly kinds: readonly InvoiceKind[];
  readonly text: BilingualText;
}

/** What may be given to somebody who asks for less. 0 percent: nothing. */
export interface BargainingRule {
  readonly maxPercent: number;
  readonly text: BilingualText;
}

/** Cheaper within so many days after payment: the difference comes back. */
export interface PriceProtectionRule {
  readonly days: number;
  readonly text: BilingualText;
}

/** How long and how goods can come back. */
export interface ReturnRule {
  /** Days from receipt. */
  readonly windowDays: number;
  readonly feePaidBy: "customer" | "shop" | "insurance";
  /** What the way back usually costs. */
  readonly usualFee: MinorUnits | null;
  readonly feeText: BilingualText;
  readonly text: BilingualText;
  /** What cannot come back. */
  readonly exceptions: BilingualText | null;
  /** Category prefixes that cannot come back. */
  readonly excludedCategories: readonly string[];
  /** Where something went wrong with a return, the shop says within so many days what happens; absent or null: not said. */
  readonly answerDays?: number | null;
}

/** How long money takes on its way back. */
export interface RefundRule {
  readonly text: BilingualText;
  /** Working days per way of payment, after the shop has let it go. */
  readonly bankDays: readonly { readonly method: PaymentMethod; readonly min: number; readonly max: number }[];
}

/** Orders placed within so many hours to the same address go together and pay one fee. */
export interface CombiningRule {
  readonly hours: number;
  readonly text: BilingualText;
}

/** For how long after receipt and how an order is reviewed. */
export interface ReviewRule {
  readonly windowDays: number;
  readonly howTo: readonly BilingualText[];
}

/** A way to pay in this shop. */
export interface PaymentRule {
  readonly method: PaymentMethod;
  readonly name: BilingualText;
}
