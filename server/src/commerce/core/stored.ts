import type { Coupon, CustomerCoupon, Offer, Promotion } from "./offers.ts";
import type { OrderRequest } from "./order-request.ts";
import type { Order, OrderTimes, Payment } from "./order.ts";
import type { Product, Variant } from "./product.ts";
import type { Remedy, ReturnParcel } from "./remedy.ts";
import type { Shipment } from "./shipment.ts";

/** The same thing after a trip through JSON: every moment is text. */
export type Stored<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Stored<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Stored<T[Key]> }
      : T;

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** Reads a product back from JSON. */
export function reviveProduct(stored: Stored<Product>): Product {
  return { ...stored, variants: stored.variants.map(reviveVariant) };
}

function reviveVariant(stored: Stored<Variant>): Variant {
  const history = stored.priceHistory.map((point) => ({ since: new Date(point.since), price: point.price }));
  return { ...stored, priceHistory: history };
}

/** Reads an order with everything that hangs on it back from JSON. */
export function reviveOrder(stored: Stored<Order>): Order {
  const { codeDelivery, review } = stored;
  return {
    ...stored,
    times: reviveTimes(stored.times),
    payments: stored.payments.map(revivePayment),
    codeDelivery: codeDelivery === null ? null : { ...codeDelivery, deliveredAt: moment(codeDelivery.deliveredAt) },
    review: { reviewedAt: moment(review.reviewedAt), closesAt: moment(review.closesAt) },
    shipments: stored.shipments.map(reviveShipment),
    remedies: stored.remedies.map(reviveRemedy),
    requests: stored.requests.map(reviveRequest),
  };
}

function reviveTimes(times: Stored<OrderTimes>): OrderTimes {
  return {
    placed: moment(times.placed),
    paid: moment(times.paid),
    packed: moment(times.packed),
    shipped: moment(times.shipped),
    delivered: moment(times.delivered),
    completed: moment(times.completed),
    cancelled: moment(times.cancelled),
    refunded: moment(times.refunded),
    dispatchBy: moment(times.dispatchBy),
  };
}

function revivePayment(stored: Stored<Payment>): Payment {
  return { ...stored, at: moment(stored.at) };
}

/** Reads a parcel back from JSON. */
export function reviveShipment(stored: Stored<Shipment>): Shipment {
  return {
    ...stored,
    shippedAt: moment(stored.shippedAt),
    estimatedFrom: moment(stored.estimatedFrom),
    estimatedTo: moment(stored.estimatedTo),
    deliveredAt: moment(stored.deliveredAt),
    events: stored.events.map((event) => ({ ...event, at: new Date(event.at) })),
  };
}

function reviveRemedy(stored: Stored<Remedy>): Remedy {
  return {
    ...stored,
    requestedAt: new Date(stored.requestedAt),
    approvedAt: moment(stored.approvedAt),
    receivedAt: moment(stored.receivedAt),
    doneAt: moment(stored.doneAt),
    expectedBy: moment(stored.expectedBy),
    parcel: stored.parcel === null ? null : reviveParcel(stored.parcel),
  };
}

function reviveRequest(stored: Stored<OrderRequest>): OrderRequest {
  return { ...stored, askedAt: new Date(stored.askedAt), answeredAt: moment(stored.answeredAt) };
}

function reviveParcel(stored: Stored<ReturnParcel>): ReturnParcel {
  return { ...stored, sentAt: new Date(stored.sentAt), signedAt: moment(stored.signedAt) };
}

/** Reads a promotion back from JSON. */
export function revivePromotion(stored: Stored<Promotion>): Promotion {
  return { ...stored, startsAt: new Date(stored.startsAt), endsAt: new Date(stored.endsAt) };
}

/** Reads a promotion or coupon back from JSON. */
export function reviveOffer(stored: Stored<Offer>): Offer {
  return { ...stored, startsAt: new Date(stored.startsAt), endsAt: new Date(stored.endsAt) };
}

/** Reads a customer's coupon back from JSON. */
export function reviveCoupon(stored: Stored<CustomerCoupon>): CustomerCoupon {
  return { ...stored, coupon: reviveDates(stored.coupon) };
}

/** A coupon, whoever holds it. */
export function reviveDates(coupon: Stored<Coupon>): Coupon {
  return { ...coupon, startsAt: new Date(coupon.startsAt), endsAt: new Date(coupon.endsAt) };
}

/** What JSON makes of a thing: every moment becomes text. */
export function storedOf<T>(thing: T): Stored<T> {
  // A trip through JSON is what the type describes.
  return JSON.parse(JSON.stringify(thing)) as Stored<T>;
}
