import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAt, findEntities, resolveDate } from "./index.ts";

/** A Wednesday. */
const TODAY = { year: 2026, month: 3, day: 11 };

function spans(text: string, today = TODAY): readonly (string | undefined)[] {
  return findEntities(text).flatMap((one) => {
    if (one.kind !== "date") return [];
    const span = resolveDate(one.value, today);
    return [span && `${write(span.from)}..${write(span.to)}`];
  });
}

function write({ year, month, day }: typeof TODAY): string {
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

describe("resolveDate", () => {
  it.each([
    ["今天", "2026-03-11..2026-03-11"],
    ["前天", "2026-03-09..2026-03-09"],
    ["三天前", "2026-03-08..2026-03-08"],
    ["in two weeks", "2026-03-25..2026-03-25"],
    ["两个月前", "2026-01-11..2026-01-11"],
    ["下周二", "2026-03-17..2026-03-17"],
    ["上周二", "2026-03-03..2026-03-03"],
    ["下下周一", "2026-03-23..2026-03-23"],
    ["周二", "2026-03-17..2026-03-17"],
    ["这周二", "2026-03-10..2026-03-10"],
    ["周三", "2026-03-11..2026-03-11"],
    ["next Monday", "2026-03-16..2026-03-16"],
    ["Sunday", "2026-03-15..2026-03-15"],
    ["周末", "2026-03-14..2026-03-15"],
    ["下周", "2026-03-16..2026-03-22"],
    ["next weekend", "2026-03-21..2026-03-22"],
    ["这个月底", "2026-03-21..2026-03-31"],
    ["下个月初", "2026-04-01..2026-04-10"],
    ["last month", "2026-02-01..2026-02-28"],
    ["5号", "2026-04-05..2026-04-05"],
    ["31号", "2026-03-31..2026-03-31"],
    ["3月5号", "2026-03-05..2026-03-05"],
    ["11月11日", "2025-11-11..2025-11-11"],
    ["2027年1月2日", "2027-01-02..2027-01-02"],
    ["2月30号", undefined],
    ["13号到15号", "2026-03-13..2026-03-15"],
    ["28号到3号", "2026-03-28..2026-04-03"],
    ["3月3号到5号", "2026-03-03..2026-03-05"],
    ["下周一到周三", "2026-03-16..2026-03-18"],
    ["from May 3 to May 5", "2026-05-03..2026-05-05"],
    ["by Friday", "2026-03-11..2026-03-13"],
    ["3月20号之前", "2026-03-11..2026-03-20"],
    ["last 3 days", "2026-03-08..2026-03-11"],
    ["三天内", "2026-03-11..2026-03-14"],
    ["最近一周", "2026-03-04..2026-03-11"],
  ])("knows the days of %s", (text, expected) => {
    expect(spans(text)).toEqual([expected]);
  });

  it("counts from the end of a short month and over a year's end", () => {
    expect(spans("一个月后", { year: 2027, month: 1, day: 31 })).toEqual(["2027-02-28..2027-02-28"]);
    expect(spans("31号", { year: 2026, month: 4, day: 1 })).toEqual(["2026-05-31..2026-05-31"]);
    expect(spans("下周", { year: 2026, month: 12, day: 30 })).toEqual(["2027-01-04..2027-01-10"]);
  });

  it("never runs backwards, whatever the day", () => {
    const day = fc.date({ min: new Date(Date.UTC(1990, 0)), max: new Date(Date.UTC(2090, 0)), noInvalidDate: true });
    const words = [
      "下周二",
      "周末",
      "月底",
      "28号到3号",
      "11月11日",
      "29号",
      "by Friday",
      "最近三天",
      "一个月后",
      "下周一到周三",
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...words), (date, text) => {
        for (const span of spans(text, dayAt(date.getTime(), 0))) {
          const [from = "", to = ""] = span?.split("..") ?? [];
          expect(from <= to).toBe(true);
        }
      }),
    );
  });
});

describe("dayAt", () => {
  it("is the day where the shop is, not the day in Greenwich", () => {
    const evening = Date.UTC(2026, 11, 31, 17);
    expect(dayAt(evening, 0)).toEqual({ year: 2026, month: 12, day: 31 });
    expect(dayAt(evening, 480)).toEqual({ year: 2027, month: 1, day: 1 });
    expect(dayAt(Date.UTC(2027, 0, 1, 2), -300)).toEqual({ year: 2026, month: 12, day: 31 });
  });
});
