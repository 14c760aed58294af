import { expect, test } from "vitest";
import { wordsPattern } from "./words-pattern.ts";

const found = (written: string, text: string) => [...text.matchAll(wordsPattern([written]))].map(([words]) => words);

test.each([
  ["口袋 | 兜", "有兜吗", ["兜"]],
  ["zip", "is it zipped or a zipper", ["zipped", "zipper"]],
  ["pill", "a pillow that pills", ["pills"]],
  ["refrigerat*", "refrigerated", ["refrigerated"]],
  ["keep … hot", "does it keep my tea hot", ["keep my tea hot"]],
  ["keep … hot", "does it keep? it is hot", []],
  ["~ lb", "i am 280 lbs", ["280 lbs"]],
  ["see through", "is it see through", ["see through"]],
  ["多长 | 多长时间", "要多长时间", ["多长时间"]],
])("%s in %s", (written, text, words) => {
  expect(found(written, text)).toEqual(words);
});

test("signs of a pattern are only signs", () => {
  expect(found("pa+ | (dk)", "pa+++ and (dk)")).toEqual(["pa+", "(dk)"]);
  expect(found("", "anything")).toEqual([]);
});
