import { calendarDay } from "../../commerce/index.ts";
import { describe, expect, test } from "vitest";
import { cut } from "./cut.ts";
import {
  formatCalendarDay,
  formatDay,
  formatDays,
  formatDeadline,
  formatMoment,
  formatWorkingDays,
  orderTitle,
} from "./format.ts";
import { aLine, anOrder, aProduct } from "./test-facts.ts";

const shanghai = { language: "zh", timeZone: "Asia/Shanghai" } as const;
const pacific = { language: "en", timeZone: "America/Los_Angeles" } as const;
const now = new Date("2026-03-11T02:00:00Z");

describe("times by the shop's clock", () => {
  test.each([
    ["2026-03-11T10:00:00Z", "今天（3月11日）18:00"],
    ["2026-03-11T16:30:00Z", "明天（3月12日）00:30"],
    ["2026-03-09T16:30:00Z", "昨天（3月10日）00:30"],
    ["2026-03-20T02:05:00Z", "3月20日10:05"],
    ["2025-12-31T02:05:00Z", "2025年12月31日10:05"],
  ])("%s in Shanghai", (at, said) => {
    expect(formatMoment(new Date(at), shanghai, now)).toBe(said);
  });

  test("the same moment is another day elsewhere", () => {
    expect(formatMoment(new Date("2026-03-11T03:00:00Z"), pacific, now)).toBe("today (Mar 10) at 8:00 PM");
    expect(calendarDay(now, "America/Los_Angeles")).toBe("2026-03-10");
  });

  test.each([
    ["2026-03-11T16:00:00Z", shanghai, "今天（3月11日）24:00"],
    ["2026-03-12T16:00:00Z", shanghai, "明天（3月12日）24:00"],
    ["2026-03-31T16:00:00Z", shanghai, "3月31日24:00"],
    ["2026-03-11T16:00:25Z", shanghai, "今天（3月11日）24:00"],
    ["2026-03-11T16:00:59.999Z", shanghai, "今天（3月11日）24:00"],
    ["2026-03-11T16:01:00Z", shanghai, "明天（3月12日）00:01"],
    ["2026-03-11T16:30:00Z", shanghai, "明天（3月12日）00:30"],
    ["2026-03-11T07:00:00Z", pacific, "the end of today (Mar 10)"],
    ["2026-03-11T03:00:00Z", pacific, "today (Mar 10) at 8:00 PM"],
  ] as const)("what ends at midnight ends with the day before it: %s", (at, place, said) => {
    expect(formatDeadline(new Date(at), place, now)).toBe(said);
  });

  test.each([
    [1, "zh", "1 个工作日"],
    [1, "en", "1 working day"],
    [5, "en", "5 working days"],
  ] as const)("%d working days in %s", (days, language, said) => {
    expect(formatWorkingDays(days, language)).toBe(said);
  });

  test("days and calendar days", () => {
    expect(formatDay(now, shanghai, now)).toBe("今天（3月11日）");
    expect(formatCalendarDay("2026-11-05", "en")).toBe("Nov 5, 2026");
    expect(formatCalendarDay("soon", "en")).toBe("soon");
  });

  test.each([
    [1, 2, "zh", "1–2天"],
    [3, 3, "zh", "3天"],
    [1, 1, "en", "1 day"],
    [2, 4, "en", "2–4 days"],
  ] as const)("%d to %d days in %s", (min, max, language, said) => {
    expect(formatDays(min, max, language)).toBe(said);
  });
});

describe("an order in a few words", () => {
  const shirt = aLine(aProduct("A", "衬衫|Shirt"), "蓝色|Blue");
  const skirt = aLine(aProduct("B", "裙子|Skirt"));

  test("one thing with its options, or the first of several", () => {
    expect(orderTitle(anOrder("1", { lines: [shirt] }), "zh")).toBe("衬衫（蓝色）");
    expect(orderTitle(anOrder("1", { lines: [shirt, skirt] }), "zh")).toBe("衬衫（蓝色）等2件");
    expect(orderTitle(anOrder("1", { lines: [skirt, shirt] }), "en")).toBe("Skirt and 1 more");
    expect(orderTitle(anOrder("1", { lines: [] }), "en")).toBe("1");
  });
});

describe("cutting", () => {
  test("never leaves half a character", () => {
    expect(cut("ab😀", 3)).toBe("ab");
    expect(cut("ab😀", 4)).toBe("ab😀");
    expect(cut("abc", 2)).toBe("ab");
  });
});
