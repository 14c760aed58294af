import { expect, test } from "vitest";
import { seededRandom } from "../../server/src/platform/seeded-random.ts";
import { createQuestions, type Shopper } from "./questions.ts";

const mei: Shopper = {
  session: "s",
  language: "zh",
  bought: [{ number: "4870000000007", title: "碎花连衣裙" }],
  shelf: ["棉麻衬衫", "阔腿裤"],
};
const dana: Shopper = { ...mei, language: "en", bought: [{ number: "N70007", title: "Rain jacket" }], shelf: ["Tent"] };

const texts = (seed: number) => {
  const questions = createQuestions(seededRandom(seed));
  return Array.from({ length: 4000 }, (_, index) => questions.next(index % 2 === 0 ? mei : dana));
};

test("no text comes twice, however few facts there are", () => {
  const all = texts(1);
  expect(new Set(all).size).toBe(all.length);
});

test("most of it is about an own order", () => {
  const own = texts(2).filter((text) => /4870000000007|碎花连衣裙|N70007|Rain jacket/u.test(text));
  expect(own.length / 4000).toBeGreaterThan(0.5);
});

test("the same seed asks the same", () => {
  expect(texts(3)).toEqual(texts(3));
});
