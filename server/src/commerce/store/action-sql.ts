import { type RawBuilder, sql } from "kysely";
import type { Address } from "../core/address.ts";
import type { PaymentMethod } from "../core/order.ts";
import type { Action, ActionKind, MoneyMove } from "../core/policy/index.ts";
import type { Coupon } from "../core/offers.ts";
import type { Stored } from "../core/stored.ts";
import { type ProductRow, wholeProduct } from "./catalogue-sql.ts";

/** Orders of a shop, locked in the order of their ids until the transaction ends. */
export function lockOrders(shopId: string, numberKeys: readonly string[]): RawBuilder<LockedOrder> {
  return sql<LockedOrder>`select id, number_key as "numberKey", content_hash as "contentHash" from shop_order
    where shop_id = ${shopId} and number_key = any (${numberKeys}) order by id for update`;
}

/** Variants and what they are variants of, locked in the order of their ids. */
export function lockVariants(shopId: string, skus: readonly string[]): RawBuilder<{ readonly id: string }> {
  return sql<{ id: string }>`select id from product_variant
    where shop_id = ${shopId} and sku = any (${skus}) order by id for update`;
}

/** Products that have any of these variants. */
export function productsOfVariants(shopId: string, skus: readonly string[]): RawBuilder<ProductRow> {
  return sql<ProductRow>`select ${wholeProduct} as product from product p where p.shop_id = ${shopId} and p.id in (
    select v.product_id from product_variant v where v.shop_id = ${shopId} and v.sku = any (${skus}))`;
}

/** A customer's ways to pay, locked in the order of their ids. */
export function lockPayments(shopId: string, customerId: string): RawBuilder<PaymentRow> {
  return sql<PaymentRow>`select reference, method, to_jsonb(balance) as balance from payment_on_file
    where shop_id = ${shopId} and customer_id = ${customerId} order by id for update`;
}

/** The same, only looked at. */
export function paymentsOnFile(shopId: string, customerId: string): RawBuilder<PaymentRow> {
  return sql<PaymentRow>`select reference, method, to_jsonb(balance) as balance from payment_on_file
    where shop_id = ${shopId} and customer_id = ${customerId} order by id`;
}

/** Coupons of a shop with the customer's holding of each: by its code, locked until the transaction ends, or all that run. */
export function lockCoupon(shopId: string, customerId: string, code: string): RawBuilder<CouponRow> {
  return sql<CouponRow>`${couponFacts(customerId)} where c.shop_id = ${shopId} and c.code = ${code} for update of c`;
}

/** The coupons that could be given to a customer at a moment, the one that runs longest first. */
export function couponsToGive(shopId: string, customerId: string, at: Date): RawBuilder<CouponRow> {
  return sql<CouponRow>`${couponFacts(customerId)} where c.shop_id = ${shopId} and c.ends_at > ${at}
    order by c.ends_at desc, c.code`;
}

const couponFacts = (customerId: string) => sql`select c.facts || jsonb_build_object(
      'id', c.id, 'code', c.code, 'startsAt', c.starts_at, 'endsAt', c.ends_at) as coupon, exists (
      select from coupon_holding h where h.coupon_id = c.id and h.customer_id = ${customerId}) as "isHeld"
    from coupon c`;

/** The address that a customer has on file. */
export function addressOnFile(shopId: string, customerId: string): RawBuilder<{ readonly address: Address }> {
  return sql<{ address: Address }>`select address from customer_address
    where shop_id = ${shopId} and customer_id = ${customerId}`;
}

/** What was done to orders, oldest first. */
export function actionsOfOrders(orderIds: readonly string[]): RawBuilder<DoneRow> {
  return sql<DoneRow>`select order_id as "orderId", kind, money, at from order_action
    where order_id = any (${orderIds}::uuid[]) order by at, id`;
}

/** What was done to the orders of an item `i` (shop, customer), oldest first, as one JSON array. */
export const dealingsOfItem = sql`(
    select coalesce(json_agg(json_build_object('orderId', a.order_id, 'kind', a.kind, 'money', a.money, 'at', a.at) order by a.at, a.id), '[]')
    from order_action a where a.customer_id = i.customer and a.shop_id = i.shop and a.order_id is not null)`;

/** What an action did that was done under a key. Whoever asks first keeps others of the same key waiting. */
export async function actionOfKey(trx: Parameters<RawBuilder<KeyRow>["execute"]>[0], shopId: string, key: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const found = sql<KeyRow>`select action, customer_id as "customerId", clauses, money from order_action
    where shop_id = ${shopId} and key = ${key}`;
  return (await found.execute(trx)).rows[0];
}

interface LockedOrder {
  readonly id: string;
  readonly numberKey: string;
  readonly contentHash: string;
}

interface CouponRow {
  readonly coupon: Stored<Coupon>;
  readonly isHeld: boolean;
}

interface PaymentRow {
  readonly reference: string;
  readonly method: PaymentMethod;
  readonly balance: number | null;
}

/** Something that was done to an order, with the money it moved. */
export interface DoneRow {
  readonly orderId: string;
  readonly kind: ActionKind;
  readonly money: readonly MoneyMove[];
  readonly at: Date;
}

/** An action under its key. */
export interface KeyRow {
  readonly action: Action;
  readonly customerId: string;
  readonly clauses: readonly string[];
  readonly money: readonly MoneyMove[];
}
