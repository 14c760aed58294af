import type { ReminderRules } from "@warmline/contract";
import { minuteOfDay } from "../../../commerce/index.ts";

/** Whether nothing is sent at that moment by the shop's clock. The hours may cross midnight; equal ends mean none. */
export function isQuiet(
  { quietFrom, quietUntil }: Pick<ReminderRules, "quietFrom" | "quietUntil">,
  at: Date,
  timeZone: string,
): boolean {
  const [from, until, now] = [minuteOf(quietFrom), minuteOf(quietUntil), minuteOfDay(at, timeZone)];
  return from <= until ? from <= now && now < until : now >= from || now < until;
}

function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}
