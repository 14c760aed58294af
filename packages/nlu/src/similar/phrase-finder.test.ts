import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { train } from "../train.ts";
import { createPhraseFinder, phraseFinderInSteps } from "./index.ts";

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
const groups = phrases.map((phrase) => ({ phrases: [phrase] }));
const finder = createPhraseFinder(groups, parts);

describe("a finder of a few phrases", () => {
  it("finds the one that shares what is rare, not what everybody says", () => {
    expect(finder.nearest("能不能帮我刻个字", 1)[0]?.group).toBe(0);
    expect(finder.nearest("安装要钱吗", 1)[0]?.group).toBe(1);
    expect(finder.nearest("engraving", 1)[0]?.group).toBe(2);
  });

  it("is quite sure of the same words, and of other words only a little", () => {
    expect(finder.nearest("杯子可以刻字吗", 1)[0]?.score).toBeCloseTo(1, 5);
    expect(finder.nearest("可以吗", 1)[0]?.score).toBeLessThan(finder.nearest("刻字", 1)[0]?.score ?? 0);
    expect(finder.nearest("weather", 3)).toEqual([]);
    expect(finder.nearest("", 3)).toEqual([]);
  });

  it("names the closest phrase of a group", () => {
    const both = createPhraseFinder([{ phrases: ["发票", ...phrases] }], parts);
    expect(both.nearest("上门安装", 3)).toMatchObject([{ group: 0, phrase: 2 }]);
  });

  it("takes a group for likelier whose answer has words for the question", () => {
    const asked = "刻字多少钱";
    const told = createPhraseFinder(
      [{ phrases: ["杯子可以刻字吗"], about: ["刻字每个字十元，多少钱都先问客服"] }],
      parts,
    );
    expect(told.nearest(asked, 1)[0]?.score).toBeGreaterThan(finder.nearest(asked, 1)[0]?.score ?? 1);
  });

  it("is made in steps that grow no longer with the number of phrases, whatever their groups", () => {
    const stepsOf = (given: Parameters<typeof createPhraseFinder>[0]) => [...phraseFinderInSteps(given, parts)].length;
    const many = Array.from({ length: 300 }, (_, at) => `${String(at)} ${phrases[at % 3] ?? ""}`);
    // Each phrase is read at a step of its own, and putting all of them in order takes some more for each few.
    expect(stepsOf([{ phrases: many }])).toBeGreaterThan(320);
    expect(stepsOf(many.map((phrase) => ({ phrases: [phrase] })))).toBeGreaterThan(660);
  });

  it("gives scores between 0 and 1, best first, of any texts", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...phrases));
    const group = fc.record({ phrases: fc.array(text, { maxLength: 3 }), about: fc.array(text, { maxLength: 1 }) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), text, fc.nat(4), (given, asked, most) => {
        const found = createPhraseFinder(given, parts).nearest(asked, most);
        expect(found.length).toBeLessThanOrEqual(most);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        expect(found.every((one) => given[one.group]?.phrases[one.phrase] !== undefined)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
