import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { train } from "../train.ts";
import { createPhraseFinder } from "./index.ts";

const { parts } = train(
  [
    { text: "可以发货吗", intent: "dispatch" },
    { text: "今天可以发吗", intent: "dispatch" },
    { text: "能不能快点发", intent: "dispatch" },
    { text: "可以开发票吗", intent: "invoice" },
    { text: "发票可以开吗", intent: "invoice" },
    { text: "发票抬头能改吗", intent: "invoice" },
  ],
  { lexicon: { synonyms: [["可以", "能", "能不能"]], fillers: [] } },
);
const phrases = ["杯子可以刻字吗", "可以上门安装吗", "do you engrave mugs"];
const finder = createPhraseFinder(phrases, parts);

describe("a finder of a few phrases", () => {
  it("finds the one that shares what is rare, not what everybody says", () => {
    expect(finder.nearest("能不能帮我刻个字", 1)[0]?.index).toBe(0);
    expect(finder.nearest("安装要钱吗", 1)[0]?.index).toBe(1);
    expect(finder.nearest("engraving", 1)[0]?.index).toBe(2);
  });

  it("is quite sure of the same words, and of other words only a little", () => {
    expect(finder.nearest("杯子可以刻字吗", 1)[0]?.score).toBeCloseTo(1, 5);
    expect(finder.nearest("可以吗", 1)[0]?.score).toBeLessThan(finder.nearest("刻字", 1)[0]?.score ?? 0);
    expect(finder.nearest("weather", 3)).toEqual([]);
    expect(finder.nearest("", 3)).toEqual([]);
  });

  it("gives scores between 0 and 1, best first, of any texts", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...phrases));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, fc.nat(4), (given, asked, most) => {
        const found = createPhraseFinder(given, parts).nearest(asked, most);
        expect(found.length).toBeLessThanOrEqual(most);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(found.every(({ index }) => index < given.length)).toBe(true);
      }),
    );
  });
});
