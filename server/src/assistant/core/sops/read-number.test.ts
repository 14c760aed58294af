import { expect, test } from "vitest";
import { readNumber } from "./read-number.ts";

test.each<[string, number | null]>([
  ["1,200", 1200],
  ["１，２００元", 1200],
  ["3,5", 3],
  ["1.5", 1.5],
  ["1.5万", 15_000],
  ["二十", 20],
  ["十二件", 12],
  ["一百", 100],
  ["一百二", 120],
  ["两万三千", 23_000],
  ["一万二", 12_000],
  ["两三件", 2],
  ["二十五六个", 25],
  ["二零二四", 2024],
  ["第一次买", null],
  ["第12次了，买了三件", 3],
  ["等一下", null],
  ["万一呢", null],
  ["周一", null],
  ["twenty five", 25],
  ["Twenty-five, I think", 25],
  ["a hundred and five", 105],
  ["two thousand three hundred", 2300],
  ["two or three", 2],
  ["a dozen", 12],
  ["first time", null],
])("%s is %s", (said, expected) => {
  expect(readNumber(said)).toBe(expected);
});
