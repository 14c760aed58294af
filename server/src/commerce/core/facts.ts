import type { FactNameOf, FactOwner } from "./fact-names.ts";
import type { CustomerCoupon, Promotion } from "./offers.ts";
import type { ShopRules } from "./shop-rules.ts";
import type { Order } from "./order.ts";
import type { Dealings } from "./policy/index.ts";
import type { Product } from "./product.ts";
import type { ReturnAddress } from "./shipment.ts";
import type { Language } from "./text.ts";
import type { BilingualText } from "./text.ts";

/**
 * The name of one fact, stable over time: `product:<sku>#material`, `variant:<sku>#stock`, `shop:<slug>#dispatch`,
 * `order:<number>#state`, `shipment:<tracking number>#events`, `promotion:<code>#rule`, `coupon:<code>#threshold`.
 */
export type FactId = `${FactOwner}:${string}#${string}`;

/** Names a fact; see `FactId`. Only what has words for people (`FACT_NAMES`) can be named. */
export function factId<Owner extends FactOwner>(owner: Owner, key: string, fact: FactNameOf<Owner>): FactId {
  return `${owner}:${key}#${fact}`;
}

/** A shop as its customers know it. */
export interface ShopIdentity {
  readonly id: string;
  readonly slug: string;
  readonly name: BilingualText;
  readonly language: Language;
  readonly currency: string;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly timeZone: string;
}

/** Everything that is the same for all customers of a shop. Cached by `version`. */
export interface ShopFacts {
  /** Changes with every change of what is below. */
  readonly version: string;
  readonly shop: ShopIdentity;
  /** In the shop's own order, also what is no longer listed. */
  readonly products: readonly Product[];
  /** Running and announced ones. */
  readonly promotions: readonly Promotion[];
  readonly rules: ShopRules;
  readonly returnAddresses: readonly ReturnAddress[];
}

/** What a turn is about, as far as facts are concerned. */
export interface TurnWanted {
  readonly customerId: string;
  readonly at: Date;
  /** Whether his orders may be spoken of at all: not with somebody who has not been vouched for. */
  readonly orders: boolean;
  /** Numbers that were named, however they are written: orders of his that are older than the recent ones are found by them. */
  readonly numbers: readonly string[];
  readonly returnAddresses: boolean;
}

/** Everything that a turn needs to know about one shop and one customer. */
export interface TurnContext {
  readonly shop: ShopFacts;
  /** His newest, whole, newest first, at most `RECENT_ORDERS`, and the older ones that were named. */
  readonly orders: readonly Order[];
  /** By an order's id, what was done to it here; orders to which nothing was done are left out. */
  readonly dealings: ReadonlyMap<string, Dealings>;
  readonly coupons: readonly CustomerCoupon[];
  /** By an order's id, where a return of it goes; null when the shop has said nothing. Empty unless wanted. */
  readonly returnAddresses: ReadonlyMap<string, ReturnAddress | null>;
}

/** How many of a customer's orders a turn gets to see without their being named. */
export const RECENT_ORDERS = 20;
