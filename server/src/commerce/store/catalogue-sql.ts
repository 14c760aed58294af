import { sql, type RawBuilder } from "kysely";
import { prepared } from "../../platform/database/index.ts";
import type { CustomerCoupon, Promotion } from "../core/offers.ts";
import type { Product } from "../core/product.ts";
import type { ShopRules } from "../core/shop-rules.ts";
import type { ReturnAddress } from "../core/shipment.ts";
import type { Stored } from "../core/stored.ts";

type Expression = RawBuilder<unknown>;

/** A product `p` with its variants, as JSON. */
export const wholeProduct = sql`p.facts || jsonb_build_object(
  'id', p.id, 'sku', p.sku, 'category', p.category, 'listed', p.listed,
  'variants', coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', v.id, 'sku', v.sku, 'options', v.options, 'price', v.price, 'listPrice', v.list_price, 'stock', v.stock,
      'restockOn', v.restock_on, 'priceHistory', v.price_history
    ) order by v.position)
    from product_variant v where v.product_id = p.id
  ), '[]'))`;

/** All products of a shop in its own order. */
export function productsOfShop(shopId: string): RawBuilder<ProductRow> {
  return sql<ProductRow>`select ${wholeProduct} as product from product p
    where p.shop_id = ${shopId} order by p.position, p.sku`;
}

/** One product by id or sku. */
export function productByKey(shopId: string, idOrSku: string): RawBuilder<ProductRow> {
  return sql<ProductRow>`select ${wholeProduct} as product from product p
    where p.shop_id = ${shopId} and (p.sku = ${idOrSku} or p.id::text = ${idOrSku}) limit 1`;
}

/** A shop's promotions, latest start first. */
export function promotionsOfShop(shopId: string): RawBuilder<PromotionRow> {
  return sql<PromotionRow>`select p.facts || jsonb_build_object(
      'id', p.id, 'code', p.code, 'startsAt', p.starts_at, 'endsAt', p.ends_at) as promotion
    from promotion p where p.shop_id = ${shopId} order by p.starts_at desc, p.code`;
}

/** A coupon `c` with the holding `h` of its customer, if he has one, as JSON; `at` is the moment that it is seen at. */
const coupon = (at: Expression) => sql`jsonb_build_object(
  'coupon', c.facts || jsonb_build_object('id', c.id, 'code', c.code, 'startsAt', c.starts_at, 'endsAt', c.ends_at),
  'standing', case when h.used_at is not null then 'used' when h.claimed_at is null then 'claimable'
    when c.ends_at <= ${at} then 'expired' else 'held' end,
  'usedOnOrder', h.used_on_order)`;

/** He holds it, has used it, or could still claim it. What expired unclaimed is of no interest to him. */
const concernsHim = (at: Expression) => sql`(h.claimed_at is not null
  or (c.claimable and c.facts -> 'onlyGiven' is distinct from 'true'::jsonb and c.starts_at <= ${at} and c.ends_at > ${at}))`;

/** Coupons that concern a customer at a moment. */
export function couponsOfCustomer(shopId: string, customerId: string, at: Date): RawBuilder<CouponRow> {
  const moment = sql`${at}::timestamptz`;
  return sql<CouponRow>`select ${coupon(moment)} as coupon
    from coupon c left join coupon_holding h on h.coupon_id = c.id and h.customer_id = ${customerId}
    where c.shop_id = ${shopId} and ${concernsHim(moment)}
    order by c.ends_at desc, c.code`;
}

/** The coupons that concern the customer of an item `i` (shop, customer, at), as one JSON array. */
export const couponsOfItem = sql`(
  select coalesce(json_agg(${coupon(sql`i.at`)} order by c.ends_at desc, c.code), '[]')
  from coupon c left join coupon_holding h on h.coupon_id = c.id and h.customer_id = i.customer
  where c.shop_id = i.shop and ${concernsHim(sql`i.at`)})`;

/** Rules and version of a shop; no row when nothing was ever said. */
export function catalogueOfShop(shopId: string): RawBuilder<CatalogueRow> {
  return sql<CatalogueRow>`select version, rules from shop_catalogue where shop_id = ${shopId}`;
}

const wholeReturnAddress = sql`jsonb_build_object('id', a.id, 'of', a.of, 'address', a.address, 'note', a.note)`;

/** Addresses for returns that hold for the shop or one of its warehouses. */
export function returnAddressesOfShop(shopId: string): RawBuilder<ReturnAddressRow> {
  return sql<ReturnAddressRow>`select ${wholeReturnAddress} as "returnAddress" from return_address a
    where a.shop_id = ${shopId} and a.of <> 'order' order by a.of, a.warehouse`;
}

/** The address for returns of each order: its own, else its warehouse's, else the shop's. No row where there is none. */
export function returnAddressesOfOrders(orderIds: readonly string[]): RawBuilder<OrderReturnAddressRow> {
  const statement = sql<OrderReturnAddressRow>`select distinct on (o.id) o.id as "orderId", ${wholeReturnAddress} as "returnAddress"
    from shop_order o join return_address a on a.shop_id = o.shop_id
      and (a.order_id = o.id or a.warehouse = o.warehouse or a.of = 'shop')
    where o.id = any (${[...orderIds]}::uuid[])
    order by o.id, case a.of when 'order' then 0 when 'warehouse' then 1 else 2 end`;
  return prepared("return_addresses", statement);
}

/** A row holding one product. */
export interface ProductRow {
  readonly product: Stored<Product>;
}

/** A row holding one promotion. */
export interface PromotionRow {
  readonly promotion: Stored<Promotion>;
}

/** A row holding one coupon as its customer sees it. */
export interface CouponRow {
  readonly coupon: Stored<CustomerCoupon>;
}

/** A row holding a shop's rules. */
export interface CatalogueRow {
  readonly version: number;
  readonly rules: ShopRules;
}

/** A row holding one address for returns. */
export interface ReturnAddressRow {
  readonly returnAddress: ReturnAddress;
}

/** A row holding one order's address for returns. */
export interface OrderReturnAddressRow extends ReturnAddressRow {
  readonly orderId: string;
}
