import type { Coupon, Promotion } from "../core/offers.ts";
import type { Order } from "../core/order.ts";
import type { Product } from "../core/product.ts";
import type { ShopRules } from "../core/shop-rules.ts";
import type { BilingualText } from "../core/text.ts";
import type { CouponHolding } from "../store/write-offers.ts";
import type { OnFile } from "../store/write-on-file.ts";
import type { ReturnAddressToWrite } from "../store/write-rules.ts";

/** Everything a first start shows: one organization, its shops, the people who serve, the customers who ask. */
export interface DemoOrganization {
  readonly id: string;
  readonly name: string;
  readonly shops: readonly DemoShop[];
  readonly people: readonly DemoPerson[];
  readonly customers: readonly DemoCustomer[];
}

/** A shop with what it sells and what was bought. */
export interface DemoShop {
  readonly id: string;
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: "zh" | "en";
  readonly currency: string;
  readonly timeZone: string;
  readonly accentColour: string;
  readonly products: readonly Product[];
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly Coupon[];
  readonly holdings: readonly CouponHolding[];
  readonly rules: ShopRules;
  readonly returnAddresses: readonly ReturnAddressToWrite[];
  readonly orders: readonly Order[];
  readonly onFile: readonly OnFile[];
}

/** Somebody who serves; signs in with `DEMO_PASSWORD`. */
export interface DemoPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  readonly tier: 1 | 2 | 3;
  readonly role: "admin" | "owner" | "agent";
  /** Null: the whole organization. */
  readonly shopSlug: string | null;
}

/** Somebody who buys. Reached as `externalId` of the issuer `shop:<slug>`. */
export interface DemoCustomer {
  readonly id: string;
  readonly displayName: string;
  readonly shopSlug: string;
  readonly externalId: string;
  /** Set for those whom the demo page offers to be: what they have on their minds. */
  readonly featured: BilingualText | null;
}
