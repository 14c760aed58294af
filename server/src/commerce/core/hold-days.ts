import { type OrderRequest, standingRequest } from "./order-request.ts";
import type { ShopRules } from "./shop-rules.ts";
import { calendarDay, startOfDay } from "./shop-time.ts";
import type { CalendarDay } from "./text.ts";

/** So many days ahead a customer may ask to be sent to where the shop has not said. */
export const DEFAULT_HOLD_DAYS = 30;

/** The last day until which an order may be held back by wish; null: the shop holds none. */
export function lastHoldDay({
  rules,
  now,
  timeZone,
}: {
  readonly rules: ShopRules;
  readonly now: Date;
  readonly timeZone: string;
}): CalendarDay | null {
  const days = rules.dispatch?.holdDays ?? DEFAULT_HOLD_DAYS;
  return days === 0 ? null : calendarDay(startOfDay(now, timeZone, days), timeZone);
}

/** The day before which an order is not to leave, by its customer's wish; null where none is wished for, or it has come and gone. */
export function heldUntil(
  { requests }: { readonly requests: readonly OrderRequest[] },
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): CalendarDay | null {
  const wish = standingRequest(requests, "hold_dispatch")?.wish;
  return wish?.kind === "hold_dispatch" && wish.notBefore >= calendarDay(now, timeZone) ? wish.notBefore : null;
}
