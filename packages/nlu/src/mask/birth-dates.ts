import { findingsOf } from "./links.ts";
import type { Detector } from "./mask-types.ts";

const YEAR_ZH = "(?:(?:19|20)?\\d{2}|[一二三四五六七八九〇零○]{2,4})年";
const MONTH_DAY_ZH = "(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\\d{1,2}|[一二三四五六七八九十]{1,3})?[日号]?";
const DIGITS =
  "(?:19|20)?\\d{2}[-/.](?:\\d{1,2})[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)?\\d{2}|(?:19|20)\\d{6}|\\d{1,2}[-/.]\\d{1,2}";
const MONTH_EN = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?";
const DATE_EN = `${MONTH_EN}\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s(?:19|20)\\d{2})?|\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH_EN}(?:,?\\s(?:19|20)\\d{2})?`;
const DATE = `(?:农历|阴历|阳历)?(?:${YEAR_ZH}(?:${MONTH_DAY_ZH})?|${MONTH_DAY_ZH}|${DIGITS}|${DATE_EN})`;

const SAID_BEFORE = new RegExp(
  `(?:生日|出生(?:日期|年月|于)?|生于|date of birth|d\\.?o\\.?b\\.?|birth ?(?:day|date)|born(?: on| in)?)(?:\\s?(?:is|was|on|:)|[\\s是为在:(]){0,4}\\s?(?<span>${DATE})(?!\\d)`,
  "gi",
);
const SAID_AFTER = new RegExp(
  `(?<![\\d/.-])(?<span>${DATE})(?:出生|生日|生的|过生日|的生日|\\s?(?:is|was) my (?:birthday|date of birth|dob))`,
  "gi",
);
/** A full date this far back is no date of an order. */
const LONG_AGO =
  /(?<![\d/.-])(?<span>(?:19[3-9]\d|200\d|201[0-2])(?:年\d{1,2}月(?:\d{1,2}[日号]?)?|([-/.])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9]))|(?:1[0-2]|0?[1-9])([-/])(?:3[01]|[12]\d|0?[1-9])\3(?:19[3-9]\d|200\d))(?![\d/-])/g;

const SHORT_YEAR =
  /(?<!\d)(?:19[3-9]\d|20[01]\d|[4-9]\d)年(?=出?生|属|的人)|(?<!\d)[4-9]\d年(?:1[0-2]|0?[1-9])月(?:(?:3[01]|[12]\d|0?[1-9])[日号]?)?/g;

/** Dates of birth: named as such, or full dates of long ago. */
export const findBirthDates: Detector = (view) =>
  [SHORT_YEAR, SAID_BEFORE, SAID_AFTER, LONG_AGO].flatMap((pattern) => findingsOf(view, pattern, "birth_date"));
