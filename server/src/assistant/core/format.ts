import type { Address, BilingualText, CalendarDay, Language, Order, OrderLine } from "../../commerce/index.ts";
import { calendarDay, textIn } from "../../commerce/index.ts";
import { once } from "../../platform/once.ts";

const LOCALES = { zh: "zh-CN", en: "en-US" } as const;

/** Where and in which language something is said. */
export interface Place {
  readonly language: Language;
  /** IANA name of the shop's time zone. */
  readonly timeZone: string;
}

const timeFormat = once((language: Language, timeZone: string) => {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    hour: language === "zh" ? "2-digit" : "numeric",
    minute: "2-digit",
    hourCycle: language === "zh" ? "h23" : "h12",
  });
});

const dayFormat = once((language: Language, withYear: "with year" | "without year") => {
  const options = { timeZone: "UTC", month: language === "zh" ? "long" : "short", day: "numeric" } as const;
  return new Intl.DateTimeFormat(
    LOCALES[language],
    withYear === "with year" ? { ...options, year: "numeric" } : options,
  );
});

/** A moment by the shop's clock: `今天（11月23日）18:00`, `tomorrow (Nov 23) at 6:00 PM`. */
export function formatMoment(at: Date, place: Place, now: Date): string {
  const time = timeFormat(place.language, place.timeZone).format(at);
  return place.language === "zh" ? `${formatDay(at, place, now)}${time}` : `${formatDay(at, place, now)} at ${time}`;
}

const MINUTE_MS = 60_000;

/**
 * Until when: midnight is the end of the day before it, as people say it: `今天（11月23日）24:00`, `the end of today (Nov 23)`.
 * To the minute, as times are said: the seconds after midnight are midnight.
 */
export function formatDeadline(at: Date, place: Place, now: Date): string {
  if (timeFormat("zh", place.timeZone).format(at) !== "00:00") return formatMoment(at, place, now);
  const day = formatDay(new Date(at.getTime() - MINUTE_MS), place, now);
  return place.language === "zh" ? `${day}24:00` : `the end of ${day}`;
}

/** A day by the shop's calendar: `明天（11月23日）`, `Nov 20`, with the year when it is another. */
export function formatDay(at: Date, place: Place, now: Date): string {
  const day = calendarDay(at, place.timeZone);
  const date = formatCalendarDay(day, place.language, calendarDay(now, place.timeZone));
  const relative = relativeWord(day, calendarDay(now, place.timeZone), place.language);
  if (relative === null) return date;
  return place.language === "zh" ? `${relative}（${date}）` : `${relative} (${date})`;
}

/** A calendar day in words; the year is left out when it is `today`'s. */
export function formatCalendarDay(day: CalendarDay, language: Language, today?: CalendarDay): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const sameYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4);
  return dayFormat(language, sameYear ? "without year" : "with year").format(at);
}

const DAY_MS = 86_400_000;
const RELATIVE: Readonly<Record<number, { readonly zh: string; readonly en: string }>> = {
  [-1]: { zh: "昨天", en: "yesterday" },
  0: { zh: "今天", en: "today" },
  1: { zh: "明天", en: "tomorrow" },
};

function relativeWord(day: CalendarDay, today: CalendarDay, language: Language): string | null {
  const days = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  return RELATIVE[days]?.[language] ?? null;
}

/** So many days from `min` to `max`: `1–2天`, `3 days`, `2–4 days`. */
export function formatDays(min: number, max: number, language: Language): string {
  const count = min === max ? String(max) : `${min}–${max}`;
  if (language === "zh") return `${count}天`;
  return max === 1 ? `${count} day` : `${count} days`;
}

/** So many days on which banks work: `3 个工作日`, `1 working day`. */
export function formatWorkingDays(days: number, language: Language): string {
  if (language === "zh") return `${days} 个工作日`;
  return days === 1 ? `${days} working day` : `${days} working days`;
}

/** Things one after the other: `A、B`, `A, B`. */
export function formatList(items: readonly string[], language: Language): string {
  return items.join(language === "zh" ? "、" : ", ");
}

/** Clauses one after the other: `A；B`, `A; B`. */
export function formatClauses(items: readonly string[], language: Language): string {
  return items.join(language === "zh" ? "；" : "; ");
}

/** Steps, numbered, one per line. */
export function formatSteps(steps: readonly BilingualText[], language: Language): string {
  return steps.map((step, index) => `${index + 1}. ${textIn(step, language)}`).join("\n");
}

/** What an order is about in a few words: its first title, and how many more there are. */
export function orderTitle(order: Order, language: Language): string {
  return linesTitle(order.lines, language) || order.number;
}

/** Some lines of an order by the first: its title and options. */
export function linesTitle(lines: readonly OrderLine[], language: Language): string {
  const [first] = lines;
  if (first === undefined) return "";
  const title = textIn(first.title, language);
  const options = first.options.map((option) => textIn(option.value, language)).join(" ");
  const named = options === "" ? title : language === "zh" ? `${title}（${options}）` : `${title} (${options})`;
  const more = lines.length - 1;
  if (more < 1) return named;
  return language === "zh" ? `${named}等${lines.length}件` : `${named} and ${more} more`;
}

/** Ends a piece of text with a full stop unless it ends with punctuation. */
export function asSentence(text: string, language: Language): string {
  if (text === "" || /[。！？!?.~～…)）]$/u.test(text)) return text;
  return `${text}${language === "zh" ? "。" : "."}`;
}

/** An address on one line: from the largest to the smallest in China, the other way round elsewhere. */
export function addressLine({ country, region, city, district, line, postcode }: Address): string {
  if (country === "CN" || country === "") return [region, city, district, line, postcode].join("");
  return [line, district, city, `${region} ${postcode}`.trim()].filter(Boolean).join(", ");
}
