import type { BilingualText, MinorUnits } from "./text.ts";

/** What is on: 满 300 减 40, from when to when, and how it adds up with others. */
export interface Promotion {
  readonly id: string;
  readonly code: string;
  readonly name: BilingualText;
  readonly rule: BilingualText;
  readonly stacking: BilingualText;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  readonly off: Discount;
  /** The goods' value from which it applies; 0: always. */
  readonly threshold: MinorUnits;
  /** Products it is for; empty means all. */
  readonly productSkus: readonly string[];
}

/** An amount off, or a percentage off (20 = 20 % off = 八折), or a gift. */
export type Discount =
  | { readonly kind: "amount"; readonly amount: MinorUnits }
  | { readonly kind: "percent"; readonly percent: number }
  | { readonly kind: "gift"; readonly gift: BilingualText };

/** A coupon as the shop issues it. */
export interface Coupon {
  readonly id: string;
  readonly code: string;
  readonly name: BilingualText;
  readonly off: Discount;
  readonly threshold: MinorUnits;
  readonly startsAt: Date;
  /** Exclusive. */
  readonly endsAt: Date;
  /** What it is for, in words. */
  readonly scope: BilingualText;
  /** Products it is for; empty means all. */
  readonly productSkus: readonly string[];
  readonly stackable: boolean;
  readonly howToGet: BilingualText;
  /** Nobody can claim it: the shop gives it to whom it wants. */
  readonly onlyGiven?: boolean;
}

/** A coupon seen by one customer. `claimable`: could be had now; `expired`: was held and ran out unused. */
export interface CustomerCoupon {
  readonly coupon: Coupon;
  readonly standing: "claimable" | "held" | "used" | "expired";
  readonly usedOnOrder: string | null;
}

/** Either of the two, where a shop's people write them. */
export type Offer = ({ readonly kind: "promotion" } & Promotion) | ({ readonly kind: "coupon" } & Coupon);
