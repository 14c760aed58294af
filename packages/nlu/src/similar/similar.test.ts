import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIndex } from "./index.ts";

const questions = [
  "什么时候发货",
  "几天能发货",
  "可以开发票吗",
  "发票怎么开",
  "where is my refund",
  "when do i get my refund",
  "do you ship to canada",
  "什么时候发货呢",
];
const index = createIndex(questions);

describe("an index of questions", () => {
  it.each([
    ["多久发货呀", "发货"],
    ["能开发票不", "发票"],
    ["is my refund there yet", "refund"],
    ["can you ship it to canada", "canada"],
  ])("finds for %s what asks about %s", (text, about) => {
    const [first] = index.nearest(text, 3);
    expect(questions[first?.index ?? -1]).toContain(about);
  });

  it("gives as many as are asked for, best first, with scores between 0 and 1", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...questions)), fc.nat(5), (text, most) => {
        const found = index.nearest(text, most);
        expect(found.length).toBeLessThanOrEqual(most);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((left, right) => right - left));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      }),
    );
  });

  it("finds a question by itself", () => {
    for (const [place, text] of questions.entries()) expect(index.nearest(text, 1)[0]?.index).toBe(place);
  });

  it("knows which are nearly the same", () => {
    const [pair] = index.duplicates(0.6);
    expect([pair?.left, pair?.right]).toEqual([0, 7]);
    expect(index.duplicates(1.01)).toEqual([]);
  });

  it("of nothing finds nothing", () => {
    expect(createIndex([]).nearest("hi", 3)).toEqual([]);
    expect(createIndex([]).duplicates(0)).toEqual([]);
    expect(index.nearest("", 3)).toEqual([]);
  });
});
