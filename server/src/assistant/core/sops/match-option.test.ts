import { expect, test } from "vitest";
import { matchOption } from "./match-option.ts";

const chosen = (labels: readonly string[], text: string) =>
  matchOption(
    labels.map((label) => ({ labels: [label] })),
    text,
    null,
  )?.option.labels[0] ?? null;

test.each<[readonly string[], string, string | null]>([
  [["<500元", ">500元"], ">500元", ">500元"],
  [["<500元", ">500元"], "500元", null],
  [["👍", "👎"], "👎", "👎"],
  [["👍", "👎"], "🤷", null],
  [["Yes", "No"], "not sure", null],
  [["Yes", "No"], "it arrived yesterday", null],
  [["Yes", "No"], "Yes, please", "Yes"],
  [["Yes", "Another one"], "no", null],
  [["Refund", "Colour"], "about the colours", "Colour"],
  [["是", "否"], "这是什么意思", null],
  [["是", "否"], "是的", "是"],
  [["是", "否"], "否。", "否"],
  [["有", "没有"], "有什么区别", null],
  [["有", "没有"], "没有", "没有"],
  [["有", "没有"], "有的哦", "有"],
  [["100元", "1000元"], "就1000元的那个", "1000元"],
])("of %s, %s chooses %s", (labels, text, expected) => {
  expect(chosen(labels, text)).toBe(expected);
});
