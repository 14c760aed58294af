import { describe, expect, test } from "vitest";
import { inkOn } from "./colour.ts";
import {
  calendarDaysAgo,
  formatDay,
  formatExact,
  formatMoment,
  formatMoney,
  formatRelative,
  formatSpan,
  formatWait,
} from "./format.ts";

const now = new Date(2026, 10, 22, 9, 30);

describe("money", () => {
  test.each([
    [{ amount: 12900, currency: "CNY" }, "zh", "¥129.00"],
    [{ amount: 1850, currency: "USD" }, "en", "$18.50"],
    [{ amount: 1200, currency: "JPY" }, "en", "¥1,200"],
    [{ amount: -500, currency: "USD" }, "en", "-$5.00"],
  ] as const)("%o in %s", (money, language, expected) => {
    expect(formatMoney(money, language)).toBe(expected);
  });
});

describe("days", () => {
  test("counts calendar days, not spans of 24 hours", () => {
    expect(calendarDaysAgo(new Date(2026, 10, 21, 23, 59), now)).toBe(1);
    expect(calendarDaysAgo(new Date(2026, 10, 22, 0, 0), now)).toBe(0);
  });
  test.each([
    [new Date(2026, 10, 22, 1), "今天", "Today"],
    [new Date(2026, 10, 21, 1), "昨天", "Yesterday"],
    [new Date(2026, 10, 20, 1), "11月20日周五", "Fri, Nov 20"],
    [new Date(2025, 10, 20, 1), "2025年11月20日周四", "Thu, Nov 20, 2025"],
  ])("%s", (at, zh, en) => {
    expect(formatDay(at, now, { language: "zh" }).replace(/\s/g, "")).toBe(zh);
    expect(formatDay(at, now, { language: "en" })).toBe(en);
  });
});

describe("by a shop's clock, whatever the reader's is", () => {
  const at = new Date("2026-11-21T16:30:00Z");
  const later = new Date("2026-11-22T20:00:00Z");
  test.each([
    ["Asia/Shanghai", "昨天 00:30", "2026年11月22日 00:30:00", "11/22/26, 12:30 AM"],
    ["America/Los_Angeles", "昨天 08:30", "2026年11月21日 08:30:00", "11/21/26, 8:30 AM"],
    ["Pacific/Kiritimati", "昨天 06:30", "2026年11月22日 06:30:00", "11/22/26, 6:30 AM"],
  ])("%s", (timeZone, relative, exact, moment) => {
    const setting = { language: "zh", timeZone } as const;
    expect(formatRelative(at, later, setting)).toBe(relative);
    expect(formatExact(at, setting)).toBe(`${exact} (${timeZone})`);
    expect(formatMoment(at, { language: "en", timeZone }).replace(/\s/g, " ")).toBe(moment);
  });
});

test.each([
  [0, "刚刚", "just now"],
  [-60, "刚刚", "just now"],
  [5, "5 分钟前", "5 min ago"],
  [90, "08:00", "08:00"],
  [60 * 24, "昨天 09:30", "Yesterday 09:30"],
])("relative: %i minutes ago", (minutes, zh, en) => {
  const at = new Date(now.getTime() - minutes * 60_000);
  expect(formatRelative(at, now, { language: "zh" })).toBe(zh);
  expect(formatRelative(at, now, { language: "en" })).toBe(en);
});

test.each([
  [-1, "0:00"],
  [7_900, "0:07"],
  [760_000, "12:40"],
  [3_800_000, "1:03:20"],
])("waiting clock: %i ms", (span, expected) => {
  expect(formatWait(span)).toBe(expected);
});

test.each([
  [0, "1分钟", "1 minute"],
  [59 * 60_000, "59分钟", "59 minutes"],
  [47.9 * 3_600_000, "47小时", "47 hours"],
  [48 * 3_600_000, "2天", "2 days"],
])("how long: %i ms", (span, zh, en) => {
  expect([formatSpan(span, "zh"), formatSpan(span, "en")]).toEqual([zh, en]);
});

test.each([
  ["#c8420f", "#ffffff"],
  ["#d4502a", "#ffffff"],
  ["#ffd54a", "#1d1a18"],
  ["#000000", "#ffffff"],
  ["not a colour", "#ffffff"],
])("ink on %s", (colour, ink) => {
  expect(inkOn(colour)).toBe(ink);
});
