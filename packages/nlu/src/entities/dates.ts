import type { DateWord, Entity, Meaning } from "./entity.ts";
import { anyOf, findAll } from "./matching.ts";

const OFFSETS: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨晚: -1,
  今天: 0,
  今晚: 0,
  今日: 0,
  今早: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  明晚: 1,
  后天: 2,
  大后天: 3,
  today: 0,
  tonight: 0,
  tomorrow: 1,
  yesterday: -1,
  "the day after tomorrow": 2,
  "day after tomorrow": 2,
  "day before yesterday": -2,
};
const OFFSET = new RegExp(`\\b(?:${anyOf(english(OFFSETS))})\\b|${anyOf(chinese(OFFSETS))}`, "gi");

const WEEKDAYS_ZH = "一二三四五六日天";
const WEEKDAY_ZH = /(?<weeks>下下|下|上|这|本)?(?:个?星期|个?礼拜|周)(?<day>[一二三四五六日天末])/g;
const WEEKDAYS_EN = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY_EN =
  /\b(?:(?<weeks>next|last|this) )?(?<day>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s)?\b/gi;
const WEEKDAY_WHOLE =
  /^(?:(?:next|last|this) )?(?:mon|tues?|wed|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;
const WEEKS: Readonly<Record<string, number>> = { 下下: 2, 下: 1, next: 1, 上: -1, last: -1 };

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DATE_ZH = /(?<!\d)(?<month>1[0-2]|0?[1-9])月(?<day>3[01]|[12]\d|0?[1-9])[日号]?(?!\d)/g;
const DAY_ZH = /(?<!\d)(?<day>3[01]|[12]\d|[1-9])[号日](?![线楼店码门院库仓])/g;
const DATE_EN =
  /\b(?<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.? (?<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b/gi;

/** Days as people say them: 今天, 下周五, 3月5号, "tomorrow", "next Monday", "May 5th". Without a clock they stay words. */
export function findDates(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, OFFSET, (match) => date(offset(match[0].toLowerCase()))),
    ...findAll(folded, WEEKDAY_ZH, ({ groups }) => date(weekday(chineseWeekday(groups?.["day"]), groups?.["weeks"]))),
    ...findAll(folded, WEEKDAY_EN, (match) => date(englishWeekday(match))),
    ...findAll(folded, DATE_ZH, ({ groups }) => date(calendar(groups?.["day"], Number(groups?.["month"])))),
    ...findAll(folded, DATE_EN, ({ groups }) => date(calendar(groups?.["day"], monthOf(groups?.["name"])))),
    ...findAll(folded, DAY_ZH, ({ groups }) => date(calendar(groups?.["day"]))),
  ];
}

function date(value: DateWord | undefined): Meaning | undefined {
  return value && { kind: "date", value };
}

function offset(word: string): DateWord | undefined {
  const days = OFFSETS[word];
  return days === undefined ? undefined : { type: "offset", days };
}

function weekday(day: number, weeks: string | undefined): DateWord | undefined {
  return day < 1 ? undefined : { type: "weekday", weekday: day, weeks: WEEKS[weeks?.toLowerCase() ?? ""] ?? 0 };
}

function chineseWeekday(day: string | undefined): number {
  return day === "末" ? 6 : Math.min(7, WEEKDAYS_ZH.indexOf(day ?? "?") + 1);
}

function englishWeekday(match: RegExpExecArray): DateWord | undefined {
  if (!WEEKDAY_WHOLE.test(match[0]) || /^(?:sat|sun)$/i.test(match[0])) return undefined;
  return weekday(WEEKDAYS_EN.indexOf(match.groups?.["day"]?.toLowerCase() ?? "") + 1, match.groups?.["weeks"]);
}

function calendar(day: string | undefined, month?: number): DateWord {
  return { type: "calendar", day: Number(day), ...(month !== undefined && { month }) };
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

function chinese(words: object): readonly string[] {
  return Object.keys(words).filter((word) => /\p{sc=Han}/u.test(word));
}

function english(words: object): readonly string[] {
  return Object.keys(words).filter((word) => !/\p{sc=Han}/u.test(word));
}
