import { expect, test } from "vitest";
import { addressWords, optionsWords, textIn, toneOf } from "./order-words.ts";

test.each([
  [{ zh: "藏青", en: "Navy" }, "zh", "藏青"],
  [{ zh: "藏青" }, "en", "藏青"],
  [{ en: "Navy" }, "zh", "Navy"],
  [{}, "en", ""],
] as const)("%j in %s", (text, language, expected) => {
  expect(textIn(text, language)).toBe(expected);
});

test("options are joined, and what has no words is left out", () => {
  expect(optionsWords([{ value: { zh: "藏青" } }, {}, { value: { zh: "L" } }], "zh")).toBe("藏青 · L");
});

test("an address is written the way its country writes it", () => {
  const shanghai = { region: "上海市", city: "上海市", district: "徐汇区", line: "漕溪北路 1 号", postcode: "" };
  const portland = { region: "OR", city: "Portland", district: "", line: "12 Oak St", postcode: "97201" };
  expect(addressWords(shanghai, "en")).toBe("上海市 徐汇区 漕溪北路 1 号");
  expect(addressWords(portland, "en")).toBe("12 Oak St, Portland, OR 97201");
});

test("a state this build does not know is calm", () => {
  expect([toneOf("refunding"), toneOf("paid"), toneOf("new")]).toEqual(["bad", "waiting", "calm"]);
});
