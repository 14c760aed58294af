import type { Order, Payment, PaymentMethod } from "./order.ts";
import type { Remedy } from "./remedy.ts";
import type { RefundRule } from "./shop-rules.ts";
import { endOfDay, weekday } from "./shop-time.ts";

/** What the shop says of how long money takes, and whose days are counted. */
export interface ArrivalSetting {
  readonly refunds: RefundRule | null;
  readonly timeZone: string;
}

/**
 * When a remedy's money, which has left the shop, should have arrived at the latest: as its source says, else by the working
 * days of the ways that it went, from when it left. Null where it has not left, where nobody says when it did, or where
 * nothing is said of one of the ways.
 */
export function arrivalOfRemedy(order: Order, remedy: Remedy, setting: ArrivalSetting): Date | null {
  if (remedy.state !== "paying") return null;
  if (remedy.expectedBy !== null) return remedy.expectedBy;
  const left = lastOf(remedy.requestedAt, [remedy.approvedAt, remedy.receivedAt]);
  const refunds = refundsOf(order, remedy.requestedAt, left);
  if (refunds.length === 0) return mayNotHaveLeft(remedy) ? null : latest(waysPaid(order), left, setting);
  // What has arrived is waited for by nobody.
  const underway = refunds.filter(({ state }) => state === "pending");
  const since = lastOf(
    left,
    underway.map(({ at }) => at),
  );
  return latest(
    underway.map(({ method }) => method),
    since,
    setting,
  );
}

/** The same of a refund among the payments that the bank has not told of. */
export function arrivalOfRefund({ kind, state, at, method }: Payment, setting: ArrivalSetting): Date | null {
  return kind === "refund" && state === "pending" && at !== null ? latest([method], at, setting) : null;
}

function lastOf(first: Date, others: readonly (Date | null)[]): Date {
  return others.reduce<Date>((last, at) => (at !== null && at > last ? at : last), first);
}

/** The refunds of the moment at which a remedy's money left, as they are booked here; else all from its request on. */
function refundsOf({ payments }: Order, asked: Date, left: Date): readonly Payment[] {
  const since = payments.filter(
    ({ kind, state, at }) => kind === "refund" && state !== "failed" && at !== null && at >= asked,
  );
  const exactly = since.filter(({ at }) => at?.getTime() === left.getTime());
  return exactly.length > 0 ? exactly : since;
}

/** Of goods that come back the money leaves once they are there, not when it was said that they may. */
function mayNotHaveLeft({ kind, receivedAt }: Remedy): boolean {
  return (kind === "return" || kind === "exchange") && receivedAt === null;
}

function waysPaid({ payments }: Order): readonly PaymentMethod[] {
  return payments.filter(({ kind, state }) => kind === "payment" && state !== "failed").map(({ method }) => method);
}

function latest(ways: readonly PaymentMethod[], since: Date, { refunds, timeZone }: ArrivalSetting): Date | null {
  const days = ways.map((way) => refunds?.bankDays.find(({ method }) => method === way)?.max);
  const known = days.flatMap((one) => one ?? []);
  if (known.length === 0 || known.length < days.length) return null;
  return afterWorkingDays(since, Math.max(...known), timeZone);
}

const SATURDAY = 6;

/** The end of so many working days after a day; banks work from Monday to Friday. */
function afterWorkingDays(since: Date, working: number, timeZone: string): Date {
  let passed = 0;
  for (let left = working; left > 0 || isWeekend(endOfDay(since, timeZone, passed), timeZone);) {
    passed += 1;
    if (!isWeekend(endOfDay(since, timeZone, passed), timeZone)) left -= 1;
  }
  return endOfDay(since, timeZone, passed);
}

function isWeekend(at: Date, timeZone: string): boolean {
  return weekday(at, timeZone) >= SATURDAY;
}
