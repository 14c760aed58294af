import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { clausesOf } from "./clauses.ts";
import { splitWishes } from "./split-wishes.ts";
import { GOLD_EN, GOLD_ZH } from "./testing/gold-wishes.ts";

type Gold = typeof GOLD_ZH;

/** The share of messages with the right number of wishes, those of one wish apart. */
function judge(gold: Gold) {
  const rows = ([1, 2, 3] as const).flatMap((wishes) => gold[wishes].map((text) => ({ wishes, text })));
  const wrong = rows.filter(({ wishes, text }) => splitWishes(text).length !== wishes);
  return { rows: rows.length, wrong, cut: wrong.filter(({ wishes }) => wishes === 1) };
}

describe.each([
  ["Chinese", GOLD_ZH],
  ["English", GOLD_EN],
])("messages in %s", (_, gold) => {
  it("has the number of wishes that a person reads, nineteen times of twenty", () => {
    const { rows, wrong } = judge(gold);
    expect(rows).toBeGreaterThanOrEqual(60);
    expect(wrong.length / rows, JSON.stringify(wrong)).toBeLessThanOrEqual(0.05);
  });

  it("cuts no single wish in two", () => {
    expect(judge(gold).cut).toEqual([]);
  });
});

describe("the parts", () => {
  test.each([
    ["什么时候发货，还有能开发票吗", ["什么时候发货", "能开发票吗"]],
    ["这款有白色吗还有能不能送个礼盒", ["这款有白色吗", "能不能送个礼盒"]],
    ["when will it ship and can I get an invoice?", ["when will it ship", "can I get an invoice"]],
    ["how much is it? By the way, do you ship to Spain", ["how much is it", "do you ship to Spain"]],
    ["", [""]],
  ])("of %j are %j", (text, wishes) => {
    expect(splitWishes(text).map((part) => part.text)).toEqual(wishes);
  });

  const pieces = fc.constantFrom(
    "还有",
    "能退吗",
    "多少钱",
    "，",
    "？",
    "😀",
    "\n",
    " and ",
    "can I",
    "also",
    "\ud800",
    "1,299",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((all) => all.join("")),
  );

  test.each([
    ["wishes", splitWishes],
    ["clauses", clausesOf],
  ])("cover the text without a gap: %s", (_, split) => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts = split(text);
        expect(parts.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        expect(parts.every(({ start, end, text: said }) => text.slice(start, end).includes(said))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(["还有", "能退吗，", "and can I ", "\ud800", "\u202e", " ", ",", "😀"])("of a megabyte of %j", (unit) => {
    expect(splitWishes(unit.repeat(1_000_000 / unit.length)).length).toBeLessThanOrEqual(16);
  });
});
