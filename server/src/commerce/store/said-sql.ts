import { sql, type RawBuilder } from "kysely";
import type { Coupon } from "../core/offers.ts";
import type { ShopReturnAddress } from "../core/shipment.ts";
import type { Stored } from "../core/stored.ts";

/** A shop's coupons, latest start first. */
export function couponsOfShop(shopId: string): RawBuilder<{ readonly coupon: Stored<Coupon> }> {
  return sql<{ readonly coupon: Stored<Coupon> }>`select c.facts || jsonb_build_object(
      'id', c.id, 'code', c.code, 'startsAt', c.starts_at, 'endsAt', c.ends_at) as coupon
    from coupon c where c.shop_id = ${shopId} order by c.starts_at desc, c.code`;
}

/** Codes of this shop's coupons that customers hold or have used. */
export function heldCoupons(shopId: string): RawBuilder<{ readonly code: string }> {
  return sql<{ readonly code: string }>`select c.code from coupon c
    where c.shop_id = ${shopId} and exists (select from coupon_holding h where h.coupon_id = c.id) order by c.code`;
}

/** Addresses for returns that a shop's people write: the shop's first, then by warehouse. */
export function ownReturnAddresses(shopId: string): RawBuilder<ShopReturnAddress> {
  return sql<ShopReturnAddress>`select warehouse, address, note from return_address
    where shop_id = ${shopId} and of <> 'order' order by warehouse nulls first`;
}
