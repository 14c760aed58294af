import type { Address } from "../core/address.ts";
import type { Order, OrderLine } from "../core/order.ts";
import type { Remedy, RemedyState, ReturnParcel } from "../core/remedy.ts";
import { endOfDay } from "../core/shop-time.ts";
import { stableId } from "../store/stable-id.ts";
import { text } from "./compact.ts";
import { drawFor } from "./draw.ts";
import type { OrderPlan, PlannedRemedy } from "./order-plan.ts";
import type { Timeline } from "./timeline.ts";

const MINUTE = 60_000;
const MINUTES_PER_HOUR = 60;
const HOUR = MINUTES_PER_HOUR * MINUTE;
const DAY = 24 * HOUR;

/** What a remedy is built from. */
export interface RemedySetting {
  readonly shopId: string;
  readonly plan: OrderPlan;
  readonly times: Timeline;
  readonly now: Date;
  readonly timeZone: string;
  readonly lines: readonly OrderLine[];
  readonly total: number;
  readonly shippingFee: number;
  readonly courier: string;
  readonly returnTo: Address;
  readonly labelSender: Address;
}

/** The plan's remedy as far as it has come by now; null when there is none or it has not been asked for yet. */
export function buildRemedy(setting: RemedySetting): Remedy | null {
  const { plan, shopId, now } = setting;
  if (plan.remedy === null) return null;
  const start = startOf(plan.remedy, setting.times);
  if (start === null || start > now) return null;
  const steps = stepsOf(plan.remedy, start).filter((step) => step.at <= now);
  const reached = (state: RemedyState): Date | null => steps.find((step) => step.state === state)?.at ?? null;
  return {
    id: stableId(shopId, "remedy", plan.key),
    number: remedyNumber(shopId, plan.key),
    kind: plan.remedy.kind,
    state: steps.at(-1)?.state ?? "requested",
    reason: text(plan.remedy.reason),
    amount: amountOf(plan.remedy, setting),
    lineIds:
      plan.remedy.line === null
        ? []
        : setting.lines.slice(plan.remedy.line, plan.remedy.line + 1).map((line) => line.id),
    requestedAt: start,
    approvedAt: reached("approved"),
    receivedAt: reached("received"),
    doneAt: reached("done"),
    expectedBy: expectedBy(reached("paying"), setting.timeZone),
    parcel: parcelOf(setting, reached("returning")),
  };
}

/** The whole order's money goes back: the order's own state follows. */
export function concernsWholeOrder(remedy: PlannedRemedy): boolean {
  return remedy.line === null && (remedy.kind === "refund" || remedy.kind === "return");
}

/** The order's state while and after such a remedy, or null when it leaves the state alone. */
export function stateBy(
  remedy: Remedy | null,
  plan: OrderPlan,
): Extract<Order["state"], "refunding" | "refunded"> | null {
  if (remedy === null || plan.remedy === null || !concernsWholeOrder(plan.remedy)) return null;
  if (remedy.state === "rejected" || remedy.state === "withdrawn") return null;
  return remedy.state === "done" ? "refunded" : "refunding";
}

function startOf(remedy: PlannedRemedy, times: Timeline): Date | null {
  const from = remedy.before === "dispatch" ? times.paid : times.delivered;
  return from === null ? null : new Date(from.getTime() + Math.floor(remedy.afterHours * MINUTES_PER_HOUR) * MINUTE);
}

const WITH_PARCEL: readonly { readonly state: RemedyState; readonly after: number }[] = [
  { state: "requested", after: 0 },
  { state: "approved", after: 5 * HOUR },
  { state: "returning", after: DAY },
  { state: "received", after: 4 * DAY },
  { state: "paying", after: 4 * DAY + 6 * HOUR },
  { state: "done", after: 6 * DAY },
];
const WITHOUT_PARCEL: typeof WITH_PARCEL = [
  { state: "requested", after: 0 },
  { state: "approved", after: 4 * HOUR },
  { state: "paying", after: 6 * HOUR },
  { state: "done", after: 30 * HOUR },
];
const REJECTED: typeof WITH_PARCEL = [
  { state: "requested", after: 0 },
  { state: "rejected", after: 9 * HOUR },
];

function stepsOf(remedy: PlannedRemedy, start: Date): readonly { readonly state: RemedyState; readonly at: Date }[] {
  const all = remedy.until === "rejected" ? REJECTED : needsParcel(remedy) ? WITH_PARCEL : WITHOUT_PARCEL;
  const last = all.findIndex((step) => step.state === remedy.until);
  return all
    .slice(0, last < 0 ? all.length : last + 1)
    .map(({ state, after }) => ({ state, at: new Date(start.getTime() + after) }));
}

function needsParcel(remedy: PlannedRemedy): boolean {
  return remedy.kind === "return" || remedy.kind === "exchange";
}

function amountOf(remedy: PlannedRemedy, { lines, total, shippingFee }: RemedySetting): number {
  const line = remedy.line === null ? undefined : lines[remedy.line];
  switch (remedy.kind) {
    case "refund":
    case "return":
      return line?.total ?? (remedy.before === "dispatch" ? total : total - shippingFee);
    case "fee_return":
      return shippingFee;
    case "price_difference":
      return Math.floor((line?.total ?? total) / 10);
    case "compensation":
      return Math.min(500, total);
    case "exchange":
      return 0;
  }
}

function expectedBy(paying: Date | null, timeZone: string): Date | null {
  return paying === null ? null : endOfDay(paying, timeZone, 3);
}

function parcelOf(setting: RemedySetting, sentAt: Date | null): ReturnParcel | null {
  const { plan, now, returnTo, labelSender, courier, shopId } = setting;
  if (sentAt === null) return null;
  const wrong = plan.remedy?.wrongAddress === true;
  const signedAt = new Date(sentAt.getTime() + 2 * DAY);
  return {
    courier,
    trackingNumber: `R${remedyNumber(shopId, plan.key)}`,
    sentAt,
    addressGiven: returnTo,
    addressUsed: wrong ? labelSender : returnTo,
    signedAt: signedAt <= now ? signedAt : null,
  };
}

function remedyNumber(shopId: string, key: string): string {
  const draw = drawFor("remedy", shopId, key);
  return Array.from({ length: 12 }, () => draw.int(0, 9)).join("");
}
