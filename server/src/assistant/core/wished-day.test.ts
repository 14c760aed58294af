import { describe, expect, test } from "vitest";
import { wishedDay } from "./wished-day.ts";

/** A Wednesday. */
const TODAY = "2026-03-11";

describe("the day that is wished for", () => {
  test.each([
    ["周五再发", "2026-03-13"],
    ["出差，下周三回来，那天再发", "2026-03-18"],
    ["3月20号再发", "2026-03-20"],
    ["这个月20号之前别发", "2026-03-20"],
    ["三天后再发", "2026-03-14"],
    ["晚三天再发", "2026-03-14"],
    ["过两天发", "2026-03-13"],
    ["月底再发", "2026-03-31"],
    ["下周再发吧", "2026-03-16"],
    ["昨天拍的那单，后天再发", "2026-03-13"],
    ["后天再发，就是昨天拍的那单", "2026-03-13"],
    ["明天别发", "2026-03-13"],
    ["今天先不发", "2026-03-12"],
    ["周五之前别发", "2026-03-13"],
    ["下周一\n不对，下周二", "2026-03-17"],
    ["ship it next Monday", "2026-03-16"],
    ["hold it until March 20", "2026-03-20"],
    ["please don't ship it on Friday", "2026-03-14"],
    ["not before the 15th, we're away", "2026-03-15"],
    ["in two weeks", "2026-03-25"],
    ["2 days later please", "2026-03-13"],
  ])("%s", (text, day) => {
    expect(wishedDay(text, TODAY)).toBe(day);
  });

  test.each(["先别发货", "昨天买的", "等我通知再发", "", "don't send it yet"])("none in: %s", (text) => {
    expect(wishedDay(text, TODAY)).toBeNull();
  });
});
