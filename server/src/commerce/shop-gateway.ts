import type { ShopFacts, TurnContext, TurnWanted } from "./core/facts.ts";
import type { CustomerCoupon, Promotion } from "./core/offers.ts";
import type { Order } from "./core/order.ts";
import type { CouponFacts, PaymentOnFile } from "./core/policy/index.ts";
import type { Product } from "./core/product.ts";
import type { ReturnAddress, Shipment } from "./core/shipment.ts";
import type { ShopRules } from "./core/shop-rules.ts";

/** Which shop a gateway speaks for. */
export interface ShopAddress {
  readonly organizationId: string;
  readonly shopId: string;
}

/** Gives a shop's gateway. Cheap: nothing is read until a method is called. */
export type OpenShop = (address: ShopAddress) => ShopGateway;

/**
 * One shop's goods, orders and rules, wherever they are kept: the built-in store is one adapter, a shop's own system may
 * be another. Reads only; what changes an order goes through remedies. A method throws when the shop cannot be reached;
 * what was not found is returned as such.
 */
export interface ShopGateway {
  /** Whether there is such a shop in this organization. */
  exists(): Promise<boolean>;
  /** Everything that is the same for all customers, cached by version. Throws without such a shop. */
  shopFacts(): Promise<ShopFacts>;
  /** Everything that one turn needs: call it once per turn, turns at the same time are read together. Throws without such a shop. */
  turnContext(wanted: TurnWanted): Promise<TurnContext>;

  /** Listed products in the shop's own order. */
  products(query: ProductQuery): Promise<readonly Product[]>;
  /** By id or sku, also when no longer listed; null when unknown. */
  product(idOrSku: string): Promise<Product | null>;
  /** Products whose title, keywords, category or attributes share words with the text; best first. */
  searchProducts(text: string, limit?: number): Promise<readonly Product[]>;

  /** Newest first, the customer's own only. */
  orders(customerId: string, page?: Page): Promise<readonly Order[]>;
  /** The customer's own order. Somebody else's is `not_found`, exactly as one that does not exist. */
  order(customerId: string, orderNumber: string): Promise<OrderFound>;
  /** For people who serve, not for customers: any order of this shop. */
  orderOfShop(orderNumber: string): Promise<OrderFound>;
  /** Parcels of one order; empty when there are none. */
  shipments(orderId: string): Promise<readonly Shipment[]>;
  /** Where a return of this order goes; null when the shop has said nothing. */
  returnAddress(orderId: string): Promise<ReturnAddress | null>;

  /** Running at that moment. */
  promotions(at: Date): Promise<readonly Promotion[]>;
  /** What the customer holds, has used or could claim at that moment. */
  coupons(customerId: string, at: Date): Promise<readonly CustomerCoupon[]>;
  /** Coupons that run and could be given to the customer, with whether he has or had them. */
  couponsToGive(customerId: string, at: Date): Promise<readonly CouponFacts[]>;
  /** Ways to pay that the customer has on file here, as they were kept first to last. */
  waysToPay(customerId: string): Promise<readonly PaymentOnFile[]>;
  shopRules(): Promise<ShopRules>;
}

/** Which products to list. */
export interface ProductQuery extends Page {
  /** A category path or its beginning: `clothing` finds `clothing/dress`. */
  readonly category?: string;
}

/** A part of a list; 50 from the start when nothing is said, at most 200. */
export interface Page {
  readonly limit?: number;
  readonly offset?: number;
}

/** An order, or the one answer for "none", "not yours" and "not of this shop". */
export type OrderFound =
  { readonly ok: true; readonly order: Order } | { readonly ok: false; readonly code: "not_found" };
