import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closestBy, ENOUGH, type FindClosest, type OpenClosest, opensAtOnce } from "./core/closest-phrase.ts";
import { TEST_PHRASES, TEST_QUESTIONS } from "./core/test-phrases.ts";
import { loadPack } from "./load-pack.ts";
import { trainPack } from "./train-pack.ts";

const FOLDER = join(import.meta.dirname, "../../../packs/retail");
const GROUPS = Object.entries(TEST_PHRASES).map(([key, phrases]) => ({ key, phrases }));

let cacheFolder = "";
let open: OpenClosest;
let closest: FindClosest;

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), "warmline-models-"));
  const loaded = await loadPack(FOLDER);
  if (!loaded.ok) throw new Error("the retail pack has errors");
  open = opensAtOnce(closestBy((await trainPack(loaded.pack, { cacheFolder })).model));
  closest = open(GROUPS);
}, 60_000);

afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

/** The key by which a text would be answered. */
function answer(text: string): string | null {
  const found = closest(text);
  return found?.enough === true ? found.key : null;
}

describe("the closest phrase", () => {
  it("is never one that answers something else, on the questions that it was chosen by", () => {
    const wrong = TEST_QUESTIONS.filter(([text, key]) => answer(text) !== null && answer(text) !== key);
    expect(wrong).toEqual([]);
    const answered = TEST_QUESTIONS.filter(([text]) => answer(text) !== null);
    expect(answered.length).toBeGreaterThanOrEqual(14);
  });

  it("is found by its own words, and with a greeting or a story before them", () => {
    for (const { key, phrases } of GROUPS)
      for (const phrase of phrases) {
        expect(closest(phrase)).toMatchObject({ key, phrase, enough: true });
        expect(closest(phrase)?.likeness).toBeCloseTo(1, 5);
        expect(answer(`你好，${phrase}`)).toBe(key);
      }
  });

  it.each(["可以吗", "有吗", "多少钱", "can you", "do you have it", "锅", "刀", "lid", "", "？"])(
    "is not guessed from %s, which says nothing",
    (text) => {
      expect(answer(text)).toBeNull();
    },
  );

  it("must be more alike where the model is sure of something else", () => {
    expect(closest("晚上有人在吗")?.needed).toBeGreaterThan(0.55);
    expect(closest("今晚直播吗")).toMatchObject({ needed: ENOUGH.lost, enough: true });
  });

  it("stays open where two groups are asked for in nearly the same words", () => {
    const twice = open([...GROUPS, { key: "copy", phrases: ["杯子可以刻字吗"] }]);
    expect(twice("杯子可以刻字吗")?.enough).toBe(false);
  });

  it("reads any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const found = closest(text);
        expect(found === null || (found.likeness > 0 && found.likeness <= 1)).toBe(true);
      }),
    );
  });

  it("of nothing is none", () => {
    expect(open([])("杯子可以刻字吗")).toBeNull();
  });
});
