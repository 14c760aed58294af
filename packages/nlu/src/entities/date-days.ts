import type { DateWord, Entity, Meaning } from "./entity.ts";
import { anyOf, findAll } from "./matching.ts";
import { EN_NUMBER, readNumber, ZH_NUMBER } from "./numerals.ts";

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
  "the day before yesterday": -2,
};
const OFFSET = new RegExp(`\\b(?:${anyOf(english(OFFSETS))})\\b|${anyOf(chinese(OFFSETS))}`, "gi");

const SPAN_ZH = new RegExp(
  `(?<![第\\d.])(?<number>${ZH_NUMBER}|半)(?<unit>天|日|个?星期|个?礼拜|周|个月)(?:之|以)?(?<side>前(?![面台])|后(?!面|天))`,
  "g",
);
const SPAN_EN = new RegExp(
  `\\bin (?<ahead>${EN_NUMBER}|a couple of) (?<unit>days?|weeks?|months?)(?! or)\\b|\\b(?<back>${EN_NUMBER}|a couple of) (?<past>days?|weeks?|months?) ago\\b|\\b(?<from>${EN_NUMBER}) (?<later>days?|weeks?|months?) from (?:now|today)\\b`,
  "gi",
);
const DAYS_PER_WEEK = 7;
const HALF_MONTH_DAYS = 15;

const WEEKDAYS_ZH = "一二三四五六日天";
const WEEKDAY_ZH = /(?<weeks>下下|下|上|这|本)?(?:个?星期|个?礼拜|周)(?<day>[一二三四五六日天](?!个|件|双))/g;
const WEEKDAYS_EN = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY_EN =
  /\b(?:(?<weeks>next|last|this) )?(?<day>mon|tue|wed|thu|fri|sat|sun)(?:day|sday|nesday|rsday|urday|s)?\b/gi;
const WEEKDAY_WHOLE =
  /^(?:(?:next|last|this) )?(?:mon|tues?|wed|thurs?|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;
/** How many weeks away the words before a weekday or a week put it. */
export const WEEKS: Readonly<Record<string, number>> = {
  下下: 2,
  下: 1,
  next: 1,
  上: -1,
  last: -1,
  上上: -2,
  这: 0,
  本: 0,
  this: 0,
};

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_EN =
  "(?<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\\.?";
const DAY_EN = "(?<day>3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?";
const DATE_ZH = /(?<!\d)(?:(?<year>20\d\d)年)?(?<month>1[0-2]|0?[1-9])月(?<day>3[01]|[12]\d|0?[1-9])[日号]?(?!\d)/g;
const DATE_DIGITS =
  /(?<![\d./-])(?<year>20\d\d)[-/.](?<month>1[0-2]|0?[1-9])[-/.](?<day>3[01]|[12]\d|0?[1-9])(?![\d/-])/g;
const DAYS_ZH = /(?<!\d)(?<first>3[01]|[12]\d|[1-9])[-~—–至到](?<last>3[01]|[12]\d|[1-9])[号日](?![线楼店码门院库仓])/g;
const DAY_ZH = /(?<![\d-])(?<day>3[01]|[12]\d|[1-9])[号日](?![线楼店码门院库仓])/g;
const DATE_EN = new RegExp(`\\b${MONTH_EN} ${DAY_EN}(?:,? (?<year>20\\d\\d))?\\b`, "gi");
const DATE_EN_DAY_FIRST = new RegExp(
  `(?<!\\d)${DAY_EN} (?:of )?${MONTH_EN}(?:,? (?<year>20\\d\\d))?(?![a-z\\d])`,
  "gi",
);

/** Days counted from today: 今天, 三天前, "in two weeks", "a month ago". */
export function findRelativeDays(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, OFFSET, (match) => dateMeaning(offset(OFFSETS[match[0].toLowerCase()]))),
    ...findAll(folded, SPAN_ZH, ({ groups = {} }) =>
      dateMeaning(away(groups["number"], groups["unit"], groups["side"]?.startsWith("前") === true ? -1 : 1)),
    ),
    ...findAll(folded, SPAN_EN, ({ groups = {} }) =>
      dateMeaning(
        groups["back"] === undefined
          ? away(groups["ahead"] ?? groups["from"], groups["unit"] ?? groups["later"], 1)
          : away(groups["back"], groups["past"], -1),
      ),
    ),
  ];
}

/** Days of a week: 下周五, 礼拜天, "next Monday". */
export function findWeekdays(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, WEEKDAY_ZH, ({ groups }) =>
      dateMeaning(weekday(chineseWeekday(groups?.["day"]), groups?.["weeks"])),
    ),
    ...findAll(folded, WEEKDAY_EN, (match) => dateMeaning(englishWeekday(match))),
  ];
}

/** Days of a month: 3月5号, 15号, 2025-03-05, "May 5th", "5 May 2025", 3-5号. */
export function findCalendarDays(folded: string): readonly Entity[] {
  const ofMonth = (groups: Record<string, string | undefined> = {}) =>
    dateMeaning(
      calendar(
        groups["day"],
        groups["name"] === undefined ? Number(groups["month"]) : monthOf(groups["name"]),
        groups["year"],
      ),
    );
  return [
    ...[DATE_ZH, DATE_DIGITS, DATE_EN, DATE_EN_DAY_FIRST].flatMap((pattern) =>
      findAll(folded, pattern, ({ groups }) => ofMonth(groups)),
    ),
    ...findAll(folded, DAYS_ZH, ({ groups }) =>
      dateMeaning({ type: "range", from: calendar(groups?.["first"]), to: calendar(groups?.["last"]) }),
    ),
    ...findAll(folded, DAY_ZH, ({ groups }) => dateMeaning(calendar(groups?.["day"]))),
  ];
}

/** A date's meaning, if there is one. */
export function dateMeaning(value: DateWord | undefined): Meaning | undefined {
  return value && { kind: "date", value };
}

/** A number of days as said with its unit: 两周 is 14; nothing for months. */
export function daysOf(number: number, unit: string): number | undefined {
  if (/月|month/i.test(unit)) return undefined;
  return /周|星期|礼拜|week/i.test(unit) ? number * DAYS_PER_WEEK : number;
}

function offset(days: number | undefined): DateWord | undefined {
  return days === undefined ? undefined : { type: "offset", days };
}

function away(written: string | undefined, unit: string | undefined, sign: 1 | -1): DateWord | undefined {
  if (written === undefined || unit === undefined) return undefined;
  if (written === "半") return unit === "个月" ? offset(sign * HALF_MONTH_DAYS) : undefined;
  const number = /^a couple/i.test(written) ? 2 : readNumber(written);
  if (number === undefined) return undefined;
  const days = daysOf(number, unit);
  return days === undefined ? { type: "month_offset", months: sign * number } : { type: "offset", days: sign * days };
}

function weekday(day: number, said: string | undefined): DateWord | undefined {
  if (day < 1) return undefined;
  const weeks = WEEKS[said?.toLowerCase() ?? ""];
  return { type: "weekday", weekday: day, ...(weeks !== undefined && { weeks }) };
}

function chineseWeekday(day: string | undefined): number {
  return Math.min(DAYS_PER_WEEK, WEEKDAYS_ZH.indexOf(day ?? "?") + 1);
}

function englishWeekday(match: RegExpExecArray): DateWord | undefined {
  if (!WEEKDAY_WHOLE.test(match[0]) || /^(?:sat|sun)$/i.test(match[0])) return undefined;
  return weekday(WEEKDAYS_EN.indexOf(match.groups?.["day"]?.toLowerCase() ?? "") + 1, match.groups?.["weeks"]);
}

function calendar(day: string | undefined, month?: number, year?: string): DateWord {
  return {
    type: "calendar",
    day: Number(day),
    ...(month !== undefined && { month }),
    ...(year !== undefined && { year: Number(year) }),
  };
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function chinese(words: object): readonly string[] {
  return Object.keys(words).filter((word) => /\p{sc=Han}/u.test(word));
}

function english(words: object): readonly string[] {
  return Object.keys(words).filter((word) => !/\p{sc=Han}/u.test(word));
}
