import type { Address } from "../address.ts";
import type { Order, OrderLine, PaymentMethod } from "../order.ts";
import type { Coupon } from "../offers.ts";
import type { Product, Variant } from "../product.ts";
import type { ShopRules } from "../shop-rules.ts";
import type { MinorUnits } from "../text.ts";
import type { ActionKind, Actor, LineChange, MovedBy } from "./action.ts";

/** A way to pay that a customer has on file. `balance` is known of gift cards only. */
export interface PaymentOnFile {
  readonly reference: string;
  readonly method: PaymentMethod;
  readonly balance: MinorUnits | null;
}

/** What was done to an order here. */
export interface Dealings {
  /** What was done to it before, oldest first. */
  readonly done: readonly ActionKind[];
  /** The money that these moved, but for what waits for goods; left out: none. */
  readonly moved?: readonly MovedBy[];
}

/** What is known about an order when something is to be done to it. */
export interface OrderFacts extends Dealings {
  readonly order: Order;
}

/** A coupon that is to be given, and whether the customer has it or had it. */
export interface CouponFacts {
  readonly coupon: Coupon;
  readonly isHeld: boolean;
}

/** Everything that the clauses look at. */
export interface ActionFacts {
  readonly now: Date;
  readonly actor: Actor;
  /** Who is being served, once it is certain who that is. */
  readonly customerId: string | null;
  /** The order it is about; null where there is none of that number. */
  readonly subject: OrderFacts | null;
  /** The second order of actions that need one. */
  readonly other: OrderFacts | null;
  /** Ways to pay of the customer being served. */
  readonly methods: readonly PaymentOnFile[];
  /** Products of the order's lines and of the variants that are wished for, by every variant's sku. */
  readonly products: ReadonlyMap<string, Product>;
  readonly ownAddress: Address | null;
  /** The coupon of an action that gives one; null where the shop has none of that code. */
  readonly coupon?: CouponFacts | null;
  readonly rules: ShopRules;
  /** The shop's: its prices and limits are in it. An order may be in another. */
  readonly currency: string;
  /** The shop's: by its days "once a day" is counted. */
  readonly timeZone: string;
}

/** A clause of an order holds only where there is one: without, `order.own` has refused already. */
export function ofOrder<Asked extends { readonly facts: ActionFacts }>(
  holds: (order: Order, asked: Asked) => boolean,
): (asked: Asked) => boolean {
  return (asked) => {
    const order = asked.facts.subject?.order;
    return order !== undefined && holds(order, asked);
  };
}

/** A line with the variant that is to take its place. */
export interface Swap {
  readonly line: OrderLine;
  readonly product: Product;
  readonly variant: Variant;
}

/** The line of an order. */
export function lineOf(order: Order, lineId: string): OrderLine | undefined {
  return order.lines.find((line) => line.id === lineId);
}

/** Lines with their new variants, as far as both are known. */
export function swapsOf(order: Order, changes: readonly LineChange[], facts: ActionFacts): readonly Swap[] {
  return changes.flatMap(({ lineId, variantSku }) => {
    const line = lineOf(order, lineId);
    const product = facts.products.get(variantSku);
    const variant = product?.variants.find(({ sku }) => sku === variantSku);
    return line && product && variant ? [{ line, product, variant }] : [];
  });
}

/** The way to pay of a reference, if it is the customer's. */
export function methodOf(facts: ActionFacts, reference: string): PaymentOnFile | undefined {
  return facts.methods.find((one) => one.reference === reference);
}
