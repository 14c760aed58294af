import { findCalendarDays, findRelativeDays, findWeekdays } from "./date-days.ts";
import { findPeriods } from "./date-periods.ts";
import type { DateWord, Entity } from "./entity.ts";
import { withoutOverlaps } from "./matching.ts";

/** Between two days that bound a range. */
const CONNECTOR = /^\s?(?:到|至|[-~—–～]{1,2}|to|through|thru|until|till)\s?$/i;
const LONGEST_CONNECTOR = 9;
const BEFORE = /\b(?:by|before|until|till|no later than)\s(?:the\s)?$/i;
const LONGEST_BEFORE = 20;
const AFTER = /^(?:之前|以前|前(?![面台后年天]))/;

/** What every date has, so that most messages cost no search. */
const HINT =
  /\d|[天日号月周今明昨]|星期|礼拜|day|week|month|tonight|tomorrow|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri)/i;

type Dated = Extract<Entity, { kind: "date" }>;

/**
 * Days and spans of days as people say them: 今天, 下周五, 3月5号, 3号到5号, 月底, 三天前, "by next Monday", "last 3 days".
 * Without a clock they stay words; `resolveDate` knows the days.
 */
export function findDates(folded: string): readonly Entity[] {
  if (!HINT.test(folded)) return [];
  const atoms = withoutOverlaps(
    [findRelativeDays, findWeekdays, findCalendarDays, findPeriods].flatMap((find) => find(folded)),
  );
  const dated = atoms
    .filter((atom): atom is Dated => atom.kind === "date")
    .sort((left, right) => left.start - right.start);
  return joinRanges(folded, dated).map((date) => widenToDeadline(folded, date));
}

function joinRanges(folded: string, dates: readonly Dated[]): readonly Dated[] {
  const joined: Dated[] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    const range = last && rangeOf(folded, last, date);
    if (range) joined[joined.length - 1] = range;
    else joined.push(date);
  }
  return joined;
}

function rangeOf(folded: string, from: Dated, to: Dated): Dated | undefined {
  if (!isDay(from.value) || !isDay(to.value) || to.start - from.end > LONGEST_CONNECTOR) return undefined;
  if (!CONNECTOR.test(folded.slice(from.end, to.start))) return undefined;
  return spread(
    folded,
    { start: from.start, end: to.end },
    { type: "range", from: from.value, to: sameMonth(from.value, to.value) },
  );
}

function isDay({ type }: DateWord): boolean {
  return type === "offset" || type === "weekday" || type === "calendar";
}

/** 3月3号到5号 ends in March. */
function sameMonth(from: DateWord, to: DateWord): DateWord {
  const named = from.type === "calendar" && to.type === "calendar" && to.month === undefined && to.day > from.day;
  return named ? { ...from, day: to.day } : to;
}

function widenToDeadline(folded: string, date: Dated): Dated {
  if (date.value.type === "past_days" || date.value.type === "next_days") return date;
  const before = BEFORE.exec(folded.slice(Math.max(0, date.start - LONGEST_BEFORE), date.start))?.[0].length ?? 0;
  const after = AFTER.exec(folded.slice(date.end, date.end + 3))?.[0].length ?? 0;
  if (before + after === 0) return date;
  return spread(folded, { start: date.start - before, end: date.end + after }, { type: "until", day: date.value });
}

function spread(
  folded: string,
  { start, end }: { readonly start: number; readonly end: number },
  value: DateWord,
): Dated {
  return { kind: "date", value, start, end, text: folded.slice(start, end) };
}
