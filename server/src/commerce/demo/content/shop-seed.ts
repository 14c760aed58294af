import type { Discount } from "../../core/offers.ts";
import type { PaymentMethod } from "../../core/order.ts";
import type { RegionGroup, ShopRules } from "../../core/shop-rules.ts";
import type { CatalogueSeed } from "../compact.ts";
import type { CitySeed } from "./places.ts";

/** A demo shop before time and chance are added. Money in minor units. */
export interface ShopSeed {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly language: "zh" | "en";
  readonly currency: string;
  readonly timeZone: string;
  readonly accentColour: string;
  readonly catalogue: CatalogueSeed;
  readonly rules: ShopRules;
  readonly cities: readonly CitySeed[];
  readonly paidWith: readonly PaymentMethod[];
  readonly couriers: readonly CourierSeed[];
  readonly returnTo: ReturnSeed;
  /** What stands on parcel labels as the sender: where customers send returns to by mistake. */
  readonly labelSender: ReturnSeed;
  readonly offers: readonly OfferSeed[];
}

/** A courier with the look of its tracking numbers: `SF` + 13 digits. */
export interface CourierSeed {
  readonly code: string;
  readonly prefix: string;
  readonly digits: number;
}

/** An address that belongs to the shop. */
export interface ReturnSeed {
  readonly recipient: string;
  readonly phone: string;
  readonly country: string;
  readonly region: string;
  readonly city: string;
  readonly district: string;
  readonly line: string;
  readonly postcode: string;
  readonly note: string;
}

/** A promotion or coupon, with its days before and after now. */
export interface OfferSeed {
  readonly kind: "promotion" | "coupon";
  readonly code: string;
  readonly name: string;
  readonly rule: string;
  readonly stacking: string;
  readonly off: Discount;
  readonly threshold: number;
  readonly startsInDays: number;
  readonly endsInDays: number;
  readonly skus?: readonly string[];
  readonly howToGet?: string;
  /** Nobody claims it; the shop gives it. */
  readonly onlyGiven?: boolean;
}

/** Groups regions under a name. */
export function regions(name: string, list: string): RegionGroup {
  const [zh = "", en = ""] = name.split("|");
  return { name: { zh, en }, regions: list.split(" ") };
}
