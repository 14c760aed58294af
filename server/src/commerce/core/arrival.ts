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
 * days of the ways that it went. Null where it has not left, or nothing is said of one of the ways.
 */
export function arrivalOfRemedy(order: Order, remedy: Remedy, setting: ArrivalSetting): Date | null {
  if (remedy.state !== "paying") return null;
  if (remedy.expectedBy !== null) return remedy.expectedBy;
  const { requestedAt, approvedAt, receivedAt } = remedy;
  const left = [approvedAt, receivedAt].reduce<Date>((last, at) => (at !== null && at > last ? at : last), requestedAt);
  return latest(waysOf(order, left), left, setting);
}

/** The same of a refund among the payments that the bank has not told of. */
export function arrivalOfRefund({ kind, state, at, method }: Payment, setting: ArrivalSetting): Date | null {
  return kind === "refund" && state === "pending" && at !== null ? latest([method], at, setting) : null;
}

/** The ways of the refunds of that moment; else all by which the order was paid. */
function waysOf({ payments }: Order, at: Date): readonly PaymentMethod[] {
  const there = payments.filter(({ state }) => state !== "failed");
  const refunds = there.filter((one) => one.kind === "refund" && one.at?.getTime() === at.getTime());
  const ways = refunds.length > 0 ? refunds : there.filter(({ kind }) => kind === "payment");
  return ways.map(({ method }) => method);
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
