import type { DispatchRule } from "./shop-rules.ts";
import type { CalendarDay } from "./text.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** Zones change their clocks at whole quarters of an hour. */
const QUARTER = 15 * MINUTE;
/** Offsets kept by zone and quarter; asking the calendar costs more than all else that is done with a moment. */
const offsets = new Map<string, number>();
const MOST_OFFSETS = 1024;

/** How far the zone's clocks are ahead of UTC at that moment, in milliseconds. */
export function zoneOffset(at: Date, timeZone: string): number {
  const key = `${timeZone} ${String(Math.floor(at.getTime() / QUARTER))}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const offset = readOffset(at, timeZone);
  offsets.set(key, offset);
  return offset;
}

function readOffset(at: Date, timeZone: string): number {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}

/** The first moment of the shop's day that lies `days` after the day of `at`. */
export function startOfDay(at: Date, timeZone: string, days = 0): Date {
  const wall = at.getTime() + zoneOffset(at, timeZone);
  const midnight = Math.floor(wall / DAY) * DAY + days * DAY;
  const guess = new Date(midnight - zoneOffset(at, timeZone));
  return new Date(midnight - zoneOffset(guess, timeZone));
}

/** 23:59 on the shop's day that lies `days` after the day of `at`: until when a shop's promise holds. */
export function endOfDay(at: Date, timeZone: string, days = 0): Date {
  return new Date(startOfDay(at, timeZone, days + 1).getTime() - MINUTE);
}

/** The shop's day at that moment. */
export function calendarDay(at: Date, timeZone: string): CalendarDay {
  return new Date(at.getTime() + zoneOffset(at, timeZone)).toISOString().slice(0, ISO_DAY);
}

const ISO_DAY = "YYYY-MM-DD".length;

/** Whether a text is a day that exists. */
export function isCalendarDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

/** 1 = Monday … 7 = Sunday, by the shop's clock. */
export function weekday(at: Date, timeZone: string): number {
  const wall = new Date(at.getTime() + zoneOffset(at, timeZone));
  return wall.getUTCDay() === 0 ? 7 : wall.getUTCDay();
}

/** Minutes since the shop's midnight. */
export function minuteOfDay(at: Date, timeZone: string): number {
  const wall = at.getTime() + zoneOffset(at, timeZone);
  return Math.floor((wall - Math.floor(wall / DAY) * DAY) / 60_000);
}

/**
 * The latest moment at which an order paid at `paidAt` must be sent. The hours run from payment when it came on a
 * working day before the cut-off, otherwise from the start of the next working day.
 */
export function dispatchDeadline(rule: DispatchRule, paidAt: Date, timeZone: string): Date {
  const inTime = isWorkday(rule, paidAt, timeZone) && minuteOfDay(paidAt, timeZone) < cutoffMinute(rule);
  const start = inTime ? paidAt : nextWorkday(rule, paidAt, timeZone);
  return new Date(start.getTime() + rule.hours * HOUR);
}

function cutoffMinute(rule: DispatchRule): number {
  const [hour, minute] = rule.cutoff.split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

function isWorkday(rule: DispatchRule, at: Date, timeZone: string): boolean {
  return rule.workdays.includes(weekday(at, timeZone));
}

function nextWorkday(rule: DispatchRule, at: Date, timeZone: string): Date {
  for (let days = 1; days <= 7; days += 1) {
    const day = startOfDay(at, timeZone, days);
    if (isWorkday(rule, day, timeZone)) return day;
  }
  return startOfDay(at, timeZone, 1);
}
