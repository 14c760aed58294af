import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastSimilarity, type Trial, tryOut } from "./try-out.ts";

describe("trying out", () => {
  const texts = Array.from({ length: 23 }, (_, index) => `${"abc"[index % 3] ?? ""}${index}`);
  const letterOf = (text: string): number => text.charCodeAt(0) - "a".charCodeAt(0);
  const groupOf = texts.map(letterOf);

  it("puts each text once into groups that were made without it", () => {
    const seen: string[] = [];
    tryOut({ texts, groupOf }, (rest) => {
      const place = (text: string) => {
        expect(rest).not.toContain(text);
        seen.push(text);
        return { group: 0, similarity: 1 };
      };
      return { groupOf: new Int32Array(rest.length), place };
    });
    expect(seen.toSorted()).toEqual(texts.toSorted());
  });

  it("takes a group for the one where most of its texts are when everything is grouped", () => {
    const trials = tryOut({ texts, groupOf }, (rest) => ({
      groupOf: Int32Array.from(rest, (text) => 9 - letterOf(text)),
      place: (text) => ({ group: text === "a0" ? 8 : 9 - letterOf(text), similarity: 0.5 }),
    }));
    expect(trials.filter(({ right }) => !right)).toHaveLength(1);
    expect(trials).toHaveLength(texts.length);
  });

  it("has nothing to learn from texts that no group is for", () => {
    expect(
      tryOut({ texts, groupOf }, (rest) => ({ groupOf: new Int32Array(rest.length), place: () => undefined })),
    ).toEqual([]);
  });
});

describe("the least similarity", () => {
  const trials = (count: number, right = true): readonly Trial[] =>
    Array.from({ length: count }, (_, index) => ({ fold: index % 5, similarity: 1 - index / 1_000, right }));

  it.each([
    [0.95, 19, 0.982],
    [0.95, 18, undefined],
    [0.5, 18, 0.983],
    [1, 1_000, undefined],
    [0, 4, undefined],
  ])("for %d after %i trials without a fault is %d", (precision, count, least) => {
    expect(leastSimilarity(trials(count), precision)).toBe(least);
  });

  it("is above what went wrong, be it in one fold only", () => {
    const wrong = trials(10, false).map((trial) => ({ ...trial, fold: 3, similarity: 0.5 }));
    expect(leastSimilarity([...trials(400), ...wrong], 0.9)).toBe(1 - 399 / 1_000);
  });

  it("has enough right trials above it in every fold", () => {
    const trial = fc.record({ fold: fc.nat(4), similarity: fc.integer({ min: 1, max: 9 }), right: fc.boolean() });
    fc.assert(
      fc.property(fc.array(trial, { maxLength: 80 }), fc.constantFrom(0, 0.3, 0.6, 0.9), (given, precision) => {
        const least = leastSimilarity(given, precision);
        if (least === undefined) return;
        for (let fold = 0; fold < 5; fold += 1) {
          const above = given.filter((each) => each.fold === fold && each.similarity >= least);
          expect(above.filter(({ right }) => right).length).toBeGreaterThanOrEqual(precision * above.length);
          expect(above.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
