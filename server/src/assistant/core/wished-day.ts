import { type DateWord, type Day, type DaySpan, findEntities, resolveDate } from "@warmline/nlu/entities";
import type { CalendarDay } from "../../commerce/index.ts";

/** "Not on Friday": the day after it. */
const NOT_ON_ZH = /^(?:先)?(?:别|不要|不用|不)[发寄]/;
const NOT_ON_EN = /\b(?:don'?t|do not|not) (?:ship|send|dispatch)(?: (?:it|my order|this))?(?: on)?\s*$/i;
/** Days that are counted from today without a word for it, or named as the English name them. */
const IN_DAYS =
  /(?:晚|过|推迟|延迟|延后|隔)(?<count>[一二两三四五六七八九十]|\d{1,2})(?:天|日)|\b(?<en>\d{1,2}) days? later\b/;
const THE_NTH = /\bthe (?<day>\d{1,2})(?:st|nd|rd|th)\b/i;
const NUMERALS = "零一二三四五六七八九十";

/**
 * The day on which something is wished for: the last day after `today` that the words name; null where they name none.
 * Of a week it is the first day, of "until" and of the end of a month the last.
 */
export function wishedDay(text: string, today: CalendarDay): CalendarDay | null {
  const now = dayOf(today);
  const named = findEntities(text).flatMap((one) => {
    if (one.kind !== "date") return [];
    const day = dayMeant(one.value, now);
    const isNot =
      isSingle(one.value) && (NOT_ON_ZH.test(text.slice(one.end)) || NOT_ON_EN.test(text.slice(0, one.start)));
    return day === null ? [] : [isNot ? daysAfter(day, 1) : day];
  });
  return [...counted(text, today, now), ...named].filter((day) => day > today).at(-1) ?? null;
}

function counted(text: string, today: CalendarDay, now: Day): readonly CalendarDay[] {
  const { count, en } = IN_DAYS.exec(text)?.groups ?? {};
  const days =
    count === "两"
      ? 2
      : count !== undefined && NUMERALS.includes(count)
        ? NUMERALS.indexOf(count)
        : Number(count ?? en);
  const nth = THE_NTH.exec(text)?.groups?.["day"];
  const named = nth === undefined ? null : dayMeant({ type: "calendar", day: Number(nth) }, now);
  return [...(days > 0 ? [daysAfter(today, days)] : []), ...(named === null ? [] : [named])];
}

function isSingle({ type }: DateWord): boolean {
  return type === "offset" || type === "weekday" || type === "calendar";
}

function dayMeant(word: DateWord, now: Day): CalendarDay | null {
  if (word.type === "past_days") return null;
  const span: DaySpan | undefined = resolveDate(word.type === "until" ? word.day : word, now);
  if (span === undefined) return null;
  const isLast = word.type === "next_days" || (word.type === "month" && word.part === "late");
  return textOf(isLast ? span.to : span.from);
}

function dayOf(day: CalendarDay): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return { year, month, day: date };
}

function textOf({ year, month, day }: Day): CalendarDay {
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}

const DAY_MS = 86_400_000;

function daysAfter(day: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, day.length);
}
