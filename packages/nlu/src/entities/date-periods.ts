import { dateMeaning, daysOf, WEEKS } from "./date-days.ts";
import type { DateWord, Entity, MonthPart } from "./entity.ts";
import { findAll } from "./matching.ts";
import { EN_NUMBER, readNumber, ZH_NUMBER } from "./numerals.ts";

const WEEK_ZH = /(?<weeks>下下|上上|下|上|这|本)(?:个?星期|个?礼拜|周)(?<end>末)?(?![一二三四五六日天])/g;
const WEEKEND_ZH = /周末/g;
const WEEK_EN = /\b(?:(?<weeks>next|last|this) (?<unit>week|weekend)|(?:the|over the|on the) (?<bare>weekend))\b/gi;

const MONTH_ZH = /(?<months>下|上|这|本)个?月(?<part>初|中旬?|底|末|上旬|下旬)?|(?<bare>月[初底末])/g;
const MONTH_EN =
  /\b(?:(?:at )?(?:the )?(?<part>beginning|start|middle|end) of )?(?<months>next|last|this) month\b|\b(?:at |by )?the (?<alone>end) of the month\b/gi;
const PARTS: Readonly<Record<string, MonthPart>> = {
  初: "early",
  上旬: "early",
  中: "middle",
  中旬: "middle",
  下旬: "late",
  底: "late",
  末: "late",
  beginning: "early",
  start: "early",
  middle: "middle",
  end: "late",
};

const DAYS_ZH = new RegExp(
  `(?<before>最近|过去|未来|接下来|近)(?:这|的)?(?<number>${ZH_NUMBER})(?<unit>天|个?星期|个?礼拜|周)|(?<![第\\d.])(?<within>${ZH_NUMBER})(?<length>天|个?星期|个?礼拜|周)(?:之|以)?内`,
  "g",
);
const DAYS_EN = new RegExp(
  `\\b(?:the )?(?:(?<back>last|past|previous)|(?<ahead>next|coming)|within(?: the next)?) (?<number>${EN_NUMBER}) (?<unit>days?|weeks?)\\b`,
  "gi",
);

/** Spans of days with a name of their own: 下周, 周末, 这个月底, 最近三天, "next month", "within 3 days". */
export function findPeriods(folded: string): readonly Entity[] {
  return [...findWeeks(folded), ...findMonths(folded), ...findCounted(folded)];
}

function findWeeks(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, WEEK_ZH, ({ groups }) => dateMeaning(week(groups?.["weeks"], groups?.["end"] !== undefined))),
    ...findAll(folded, WEEKEND_ZH, () => dateMeaning(week(undefined, true))),
    ...findAll(folded, WEEK_EN, ({ groups }) =>
      dateMeaning(week(groups?.["weeks"], (groups?.["unit"] ?? groups?.["bare"])?.toLowerCase() === "weekend")),
    ),
  ];
}

function week(said: string | undefined, weekend: boolean): DateWord {
  return { type: weekend ? "weekend" : "week", weeks: WEEKS[said?.toLowerCase() ?? ""] ?? 0 };
}

function findMonths(folded: string): readonly Entity[] {
  return [MONTH_ZH, MONTH_EN].flatMap((pattern) =>
    findAll(folded, pattern, ({ groups }) =>
      dateMeaning(month(groups?.["months"], groups?.["part"] ?? groups?.["alone"] ?? groups?.["bare"]?.slice(1))),
    ),
  );
}

function month(said: string | undefined, named: string | undefined): DateWord {
  const part = PARTS[named?.toLowerCase() ?? ""];
  return { type: "month", months: WEEKS[said?.toLowerCase() ?? ""] ?? 0, ...(part !== undefined && { part }) };
}

function findCounted(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, DAYS_ZH, ({ groups = {} }) =>
      counted(
        groups["number"] ?? groups["within"],
        groups["unit"] ?? groups["length"],
        /最近|过去|^近/.test(groups["before"] ?? ""),
      ),
    ),
    ...findAll(folded, DAYS_EN, ({ groups = {} }) =>
      counted(groups["number"], groups["unit"], groups["back"] !== undefined),
    ),
  ];
}

function counted(written: string | undefined, unit: string | undefined, past: boolean) {
  const number = readNumber(written ?? "");
  const days = number === undefined ? undefined : daysOf(number, unit ?? "");
  return dateMeaning(days === undefined ? undefined : { type: past ? "past_days" : "next_days", days });
}
