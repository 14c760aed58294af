import type { Transaction } from "../../platform/database/index.ts";
import type { Coupon, Promotion } from "../core/offers.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { insertRows, upsertRows, type Row } from "./bulk.ts";
import { compare, type Writing } from "./changes.ts";
import { touchCatalogue } from "./write-rules.ts";

/** Writes promotions by their codes. */
export async function writePromotions(
  trx: Transaction,
  address: ShopAddress,
  promotions: readonly Promotion[],
): Promise<void> {
  const kept = { table: "promotion", keyColumn: "code" } as const;
  const items = promotions.map((item) => ({ key: item.code, item }));
  const { writings } = await compare(trx, address.shopId, kept, items);
  if (writings.length === 0) return;
  await upsertRows(
    trx,
    "promotion",
    writings.map((writing) => offerRow(address, writing)),
  );
  await touchCatalogue(trx, address);
}

/** Writes coupons by their codes. */
export async function writeCoupons(trx: Transaction, address: ShopAddress, coupons: readonly Coupon[]): Promise<void> {
  const kept = { table: "coupon", keyColumn: "code" } as const;
  const items = coupons.map((item) => ({ key: item.code, item }));
  const { writings } = await compare(trx, address.shopId, kept, items);
  await upsertRows(
    trx,
    "coupon",
    writings.map((writing) => offerRow(address, writing)),
  );
}

/** A customer has this coupon; when it was used, on which order. */
export interface CouponHolding {
  readonly couponId: string;
  readonly customerId: string;
  readonly claimedAt: Date;
  readonly usedAt: Date | null;
  readonly usedOnOrder: string | null;
}

/** Replaces what customers hold of these coupons. */
export async function writeCouponHoldings(
  trx: Transaction,
  address: ShopAddress,
  holdings: readonly CouponHolding[],
): Promise<void> {
  const coupons = [...new Set(holdings.map((holding) => holding.couponId))];
  if (coupons.length === 0) return;
  await trx.deleteFrom("coupon_holding").where("coupon_id", "in", coupons).execute();
  const rows = holdings.map((holding) => ({
    organization_id: address.organizationId,
    shop_id: address.shopId,
    coupon_id: holding.couponId,
    customer_id: holding.customerId,
    claimed_at: holding.claimedAt,
    used_at: holding.usedAt,
    used_on_order: holding.usedOnOrder,
  }));
  await insertRows(trx, "coupon_holding", rows);
}

function offerRow(address: ShopAddress, { item, id, hash }: Writing<Promotion | Coupon>): Row {
  return {
    organization_id: address.organizationId,
    shop_id: address.shopId,
    id,
    code: item.code,
    starts_at: item.startsAt,
    ends_at: item.endsAt,
    facts: { ...item, id: undefined, code: undefined, startsAt: undefined, endsAt: undefined },
    content_hash: hash,
  };
}
