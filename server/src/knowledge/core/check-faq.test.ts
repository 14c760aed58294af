import { expect, test } from "vitest";
import { fullBy } from "./check-faq.ts";
import { FAQ_LIMITS, type FaqText } from "./faq.ts";

const asked = (count: number): FaqText => ({
  questions: Array.from({ length: count }, (_, at) => `q${String(at)}`),
  answer: { zh: "好" },
});
const entries = (count: number, questions: number) => Array.from({ length: count }, () => asked(questions));

test("a shop has room for so many entries, and for so many questions of all of them together", () => {
  expect(fullBy(entries(FAQ_LIMITS.entries - 1, 1), asked(1))).toBeNull();
  expect(fullBy(entries(FAQ_LIMITS.entries, 1), asked(1))).toBe("faq_full");
  expect(fullBy(entries(99, 20), asked(20))).toBeNull();
  expect(fullBy(entries(100, 20), asked(1))).toBe("faq_questions_full");
});

test("what is there already can be changed, as long as it does not grow", () => {
  expect(fullBy(entries(120, 20), asked(20), asked(20))).toBeNull();
  expect(fullBy(entries(120, 20), asked(19), asked(20))).toBeNull();
  expect(fullBy(entries(120, 20), asked(20), asked(19))).toBe("faq_questions_full");
  expect(fullBy(entries(FAQ_LIMITS.entries, 1), asked(1), asked(1))).toBeNull();
});
