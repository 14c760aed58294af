import { dispatchDeadline, endOfDay, startOfDay } from "../core/shop-time.ts";
import type { ShopRules } from "../core/shop-rules.ts";
import { ruleForRegion } from "../core/region.ts";
import type { OrderPlan, PlacedAgo } from "./order-plan.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNPAID_CLOSES_AFTER = DAY;
const CONFIRMS_ITSELF_AFTER = 10 * DAY;

/** When everything of a plan happens, if it does. Moments after now are the future: they have not happened. */
export interface Timeline {
  readonly placed: Date;
  readonly paid: Date | null;
  readonly dispatchBy: Date | null;
  readonly cancelled: Date | null;
  readonly packed: Date | null;
  readonly shipped: Date | null;
  readonly estimated: { readonly from: Date; readonly to: Date } | null;
  readonly delivered: Date | null;
  readonly completed: Date | null;
  readonly reviewed: Date | null;
}

/** For which shop and at which moment plans unfold. */
export interface TimeSetting {
  readonly rules: ShopRules;
  readonly timeZone: string;
  readonly now: Date;
}

/** What happens, happens at some minute: nobody's shop tells seconds. */
const later = (from: Date, milliseconds: number): Date =>
  new Date(Math.floor((from.getTime() + milliseconds) / MINUTE) * MINUTE);

/** What is promised, is promised by the hour. */
const byTheHour = (at: Date): Date => new Date(Math.ceil(at.getTime() / HOUR) * HOUR);

/** Unfolds a plan into moments. */
export function timelineOf(plan: OrderPlan, setting: TimeSetting): Timeline {
  const placed = placedAt(plan.placed, setting);
  if (plan.payAfterMinutes === null) return { ...NOTHING, placed, cancelled: later(placed, UNPAID_CLOSES_AFTER) };
  const paid = later(placed, plan.payAfterMinutes * MINUTE);
  const { dispatch } = setting.rules;
  const dispatchBy = dispatch && byTheHour(dispatchDeadline(dispatch, paid, setting.timeZone));
  if (plan.cancelAfterHours !== null) {
    return { ...NOTHING, placed, paid, dispatchBy, cancelled: later(paid, plan.cancelAfterHours * HOUR) };
  }
  if (plan.remedy?.before === "dispatch") return { ...NOTHING, placed, paid, dispatchBy };
  if (isVirtual(plan)) return virtualTimeline(plan, placed, paid);
  return { ...travel(plan, paid, setting), placed, paid, dispatchBy };
}

const NOTHING = {
  paid: null,
  dispatchBy: null,
  cancelled: null,
  packed: null,
  shipped: null,
  estimated: null,
  delivered: null,
  completed: null,
  reviewed: null,
} as const;

/** A plan holds either goods in parcels or codes, never both. */
export function isVirtual(plan: OrderPlan): boolean {
  return plan.lines.every((line) => line.product.virtual);
}

function virtualTimeline(plan: OrderPlan, placed: Date, paid: Date): Timeline {
  const delivered = later(paid, 2 * MINUTE);
  return { ...NOTHING, placed, paid, delivered, completed: later(delivered, plan.confirmAfterHours * HOUR) };
}

function travel(plan: OrderPlan, paid: Date, { rules, timeZone }: TimeSetting): Omit<Timeline, "placed"> {
  const packed = later(paid, plan.packAfterHours * HOUR);
  const shipped = later(packed, plan.shipAfterHours * HOUR);
  const usual = ruleForRegion(rules.delivery, plan.address.region) ?? { minDays: 3, maxDays: 5 };
  const estimated = {
    from: startOfDay(shipped, timeZone, usual.minDays),
    to: endOfDay(shipped, timeZone, usual.maxDays),
  };
  if (plan.stuck) return { ...NOTHING, packed, shipped, estimated };
  const arrival = later(shipped, (usual.minDays + (usual.maxDays - usual.minDays) * plan.pace) * DAY);
  const delivered = atDaytime(arrival, timeZone, plan.pace);
  const completed = later(delivered, Math.min(plan.confirmAfterHours * HOUR, CONFIRMS_ITSELF_AFTER));
  const reviewed = plan.reviewAfterHours === null ? null : later(delivered, plan.reviewAfterHours * HOUR);
  return { ...NOTHING, packed, shipped, estimated, delivered, completed, reviewed };
}

/** The same day between nine and seven in the evening, or the next one when that is already over. */
function atDaytime(arrival: Date, timeZone: string, pace: number): Date {
  const hour = 9 + pace * 10;
  const sameDay = later(startOfDay(arrival, timeZone), hour * HOUR);
  return sameDay >= arrival ? sameDay : later(startOfDay(arrival, timeZone, 1), hour * HOUR);
}

function placedAt(ago: PlacedAgo, { timeZone, now }: TimeSetting): Date {
  if ("hours" in ago) return later(now, -ago.hours * HOUR);
  const moment = later(startOfDay(now, timeZone, -ago.days), ago.minute * MINUTE);
  // Today's hour may not have come yet: then it was yesterday.
  return moment < later(now, -10 * MINUTE) ? moment : later(moment, -DAY);
}
