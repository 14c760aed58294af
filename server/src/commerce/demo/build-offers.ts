import type { Coupon, Promotion } from "../core/offers.ts";
import type { Order } from "../core/order.ts";
import { endOfDay, startOfDay } from "../core/shop-time.ts";
import { stableId } from "../store/stable-id.ts";
import type { CouponHolding } from "../store/write-offers.ts";
import { text } from "./compact.ts";
import type { OfferSeed, ShopSeed } from "./content/shop-seed.ts";
import { drawFor } from "./draw.ts";

/** For whom and when offers run. */
export interface OfferSetting {
  readonly shop: ShopSeed;
  readonly shopId: string;
  readonly now: Date;
  readonly orders: readonly Order[];
  readonly customerIds: readonly string[];
}

/** The shop's promotions and coupons around now, and who holds which. */
export function buildOffers(setting: OfferSetting): {
  readonly promotions: readonly Promotion[];
  readonly coupons: readonly Coupon[];
  readonly holdings: readonly CouponHolding[];
} {
  const { shop } = setting;
  const promotions = shop.offers
    .filter((offer) => offer.kind === "promotion")
    .map((offer) => promotion(offer, setting));
  const coupons = shop.offers.filter((offer) => offer.kind === "coupon").map((offer) => coupon(offer, setting));
  return { promotions, coupons, holdings: coupons.flatMap((one) => holdingsOf(one, setting)) };
}

/** Offers begin with a day and end with one. */
function dates(offer: OfferSeed, { shop, now }: OfferSetting): { readonly startsAt: Date; readonly endsAt: Date } {
  const { timeZone } = shop;
  return {
    startsAt: startOfDay(now, timeZone, offer.startsInDays),
    endsAt: endOfDay(now, timeZone, offer.endsInDays),
  };
}

function promotion(offer: OfferSeed, setting: OfferSetting): Promotion {
  const { shopId } = setting;
  return {
    id: stableId(shopId, "promotion", offer.code),
    code: offer.code,
    name: text(offer.name),
    rule: text(offer.rule),
    stacking: text(offer.stacking),
    ...dates(offer, setting),
    off: offer.off,
    threshold: offer.threshold,
    productSkus: offer.skus ?? [],
  };
}

function coupon(offer: OfferSeed, setting: OfferSetting): Coupon {
  const { shopId } = setting;
  return {
    id: stableId(shopId, "coupon", offer.code),
    code: offer.code,
    name: text(offer.name),
    off: offer.off,
    threshold: offer.threshold,
    ...dates(offer, setting),
    scope: text(offer.rule),
    productSkus: offer.skus ?? [],
    stackable: offer.stacking.startsWith("可") || offer.stacking.includes("Combines"),
    howToGet: text(offer.howToGet ?? ""),
    ...(offer.onlyGiven === true && { onlyGiven: true }),
  };
}

/** A third of the customers hold a coupon that can be claimed; some of them have used it on an order of theirs. */
function holdingsOf(one: Coupon, { customerIds, orders, now }: OfferSetting): readonly CouponHolding[] {
  if (one.onlyGiven === true) return [];
  return customerIds.flatMap((customerId): readonly CouponHolding[] => {
    const draw = drawFor("holding", one.id, customerId);
    const claimedAt = new Date(Math.min(one.startsAt.getTime() + draw.int(1, 48) * 3_600_000, now.getTime()));
    const used = draw.percent(30) ? orders.find((order) => isUse(order, customerId, claimedAt)) : undefined;
    if (!draw.percent(33)) return [];
    const usedAt = used?.times.paid ?? null;
    return [{ couponId: one.id, customerId, claimedAt, usedAt, usedOnOrder: used?.number ?? null }];
  });
}

function isUse(order: Order, customerId: string, claimedAt: Date): boolean {
  return order.customerId === customerId && order.times.paid !== null && order.times.paid > claimedAt;
}
