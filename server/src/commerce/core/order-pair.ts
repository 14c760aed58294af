import type { OrderRequest } from "./order-request.ts";
import type { Order } from "./order.ts";

const HOUR_MS = 3_600_000;

/** Whether both go to one address, however it is spaced; an order without an address goes nowhere. */
export function goToOneAddress(first: Order, second: Order): boolean {
  const key = addressKey(first);
  return key !== null && key === addressKey(second);
}

function addressKey({ address }: Order): string | null {
  if (address === null) return null;
  const { country, region, city, district, line } = address;
  return [country, region, city, district, line].map((part) => part.replace(/\s+/gu, "").toLowerCase()).join("\n");
}

/** Whether two orders were placed no more than so many hours apart; null where the source does not say when. */
export function arePlacedWithin(hours: number, first: Order, second: Order): boolean | null {
  const [one, other] = [first.times.placed, second.times.placed];
  return one && other && Math.abs(one.getTime() - other.getTime()) <= hours * HOUR_MS;
}

/** A request with the order that it stands on. */
export interface PairRequest {
  readonly order: Order;
  readonly request: OrderRequest;
}

/** That two orders go together, as it was asked for on either of them and not taken back. */
export function pairRequest(first: Order, second: Order): PairRequest | undefined {
  return askedOn(first, second) ?? askedOn(second, first);
}

function askedOn(order: Order, other: Order): PairRequest | undefined {
  const request = order.requests.find(
    ({ wish, state }) => wish.kind === "combine" && wish.with === other.number && state !== "withdrawn",
  );
  return request && { order, request };
}
