import type { DateWord, MonthPart } from "./entity.ts";

/** A day of the calendar; `month` 1 is January. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days from the first to the last, both included. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
}

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;
const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
const FIRST_DAY: Readonly<Record<MonthPart, number>> = { early: 1, middle: 11, late: 21 };
const LAST_DAY: Readonly<Record<MonthPart, number>> = { early: 10, middle: 20, late: 31 };

/** The day it is at an instant (milliseconds since 1970 UTC) where clocks are so many minutes ahead of UTC: +480 in China. */
export function dayAt(instant: number, offsetMinutes: number): Day {
  return dayOf(Math.floor((instant + offsetMinutes * MS_PER_MINUTE) / MS_PER_DAY));
}

/**
 * The days a customer means, given today where the shop is. Weeks begin on Monday: 下周二 is the Tuesday of the week that
 * begins next Monday. A bare 周二 is the coming one, today included; a date without a year is the nearest such day.
 * Nothing for a day that does not exist, as the 30th of February.
 */
export function resolveDate(word: DateWord, today: Day): DaySpan | undefined {
  const now = numberOf(today);
  switch (word.type) {
    case "offset":
      return single(now + word.days);
    case "month_offset":
      return single(numberOf(monthsAway(today, word.months)));
    case "weekday":
      return single(weekdayNumber(word.weekday, word.weeks, now));
    case "calendar":
      return calendarDay(word, today);
    case "week":
      return span(mondayOf(now, word.weeks), mondayOf(now, word.weeks) + DAYS_PER_WEEK - 1);
    case "weekend":
      return span(mondayOf(now, word.weeks) + 5, mondayOf(now, word.weeks) + DAYS_PER_WEEK - 1);
    case "month":
      return monthSpan(monthsAway({ ...today, day: 1 }, word.months), word.part);
    case "past_days":
      return span(now - word.days, now);
    case "next_days":
      return span(now, now + word.days);
    case "until":
      return between({ from: today, to: today }, resolveDate(word.day, today));
    case "range":
      return rangeSpan(word, today);
  }
}

function numberOf({ year, month, day }: Day): number {
  return Math.floor(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

function dayOf(number: number): Day {
  const date = new Date(number * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function single(number: number): DaySpan {
  return span(number, number);
}

function span(from: number, to: number): DaySpan {
  return { from: dayOf(from), to: dayOf(to) };
}

/** From the first of one span to the last of the other; nothing where that runs backwards. */
function between(first: DaySpan, last: DaySpan | undefined): DaySpan | undefined {
  return last && numberOf(first.from) <= numberOf(last.to) ? { from: first.from, to: last.to } : undefined;
}

/** Monday is 1: day 0 of the count was a Thursday. */
function mondayOf(now: number, weeks: number): number {
  return now - ((((now + 3) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK) + weeks * DAYS_PER_WEEK;
}

function weekdayNumber(weekday: number, weeks: number | undefined, now: number): number {
  const inWeek = mondayOf(now, weeks ?? 0) + weekday - 1;
  return weeks === undefined && inWeek < now ? inWeek + DAYS_PER_WEEK : inWeek;
}

/** The same day of another month, or its last day where it is shorter. */
function monthsAway({ year, month, day }: Day, months: number): Day {
  const count = year * MONTHS_PER_YEAR + month - 1 + months;
  const moved = { year: Math.floor(count / MONTHS_PER_YEAR), month: (count % MONTHS_PER_YEAR) + 1 };
  return { ...moved, day: Math.min(day, lengthOf(moved)) };
}

function lengthOf({ year, month }: Pick<Day, "year" | "month">): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function monthSpan({ year, month }: Day, part: MonthPart | undefined): DaySpan {
  const last = Math.min(part ? LAST_DAY[part] : 31, lengthOf({ year, month }));
  return { from: { year, month, day: part ? FIRST_DAY[part] : 1 }, to: { year, month, day: last } };
}

function calendarDay(word: Extract<DateWord, { type: "calendar" }>, today: Day): DaySpan | undefined {
  const { year, month, day } = word;
  if (month === undefined) return existing(comingMonths(today, day));
  if (year !== undefined) return existing([{ year, month, day }]);
  const years = [today.year - 1, today.year, today.year + 1];
  const away = (one: Day): number => Math.abs(numberOf(one) - numberOf(today));
  return existing(years.map((one) => ({ year: one, month, day })).sort((left, right) => away(left) - away(right)));
}

/** That day in this month and the two after it, from today on. */
function comingMonths(today: Day, day: number): readonly Day[] {
  const months = [0, 1, 2].map((months) => ({ ...monthsAway({ ...today, day: 1 }, months), day }));
  return months.filter((one) => numberOf(one) >= numberOf(today));
}

function existing(days: readonly Day[]): DaySpan | undefined {
  const day = days.find((one) => one.day >= 1 && one.day <= lengthOf(one));
  return day && { from: day, to: day };
}

/** The end of a range is looked for from its beginning on, unless it is counted from today: 28号到3号 ends in the next month. */
function rangeSpan({ from, to }: Extract<DateWord, { type: "range" }>, today: Day): DaySpan | undefined {
  const first = resolveDate(from, today);
  const follows = to.type === "calendar" || (to.type === "weekday" && to.weeks === undefined);
  return first && between(first, resolveDate(to, follows ? first.from : today));
}
