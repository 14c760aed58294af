import { describe, expect, it } from "vitest";
import { draftOf, holds, NO_DRAFT, problemOf, textOf } from "./faq-draft.ts";
import { faqWords } from "./faq-words.ts";

const ENTRY = { questions: ["可以刻字吗", "do you engrave?"], answer: { zh: "可以" } };

describe("a draft of an own answer", () => {
  it("is the entry it was made of, without empty lines", () => {
    expect(textOf(draftOf(ENTRY))).toEqual(ENTRY);
    expect(textOf({ questions: " 可以刻字吗 \n\n", zh: " ", en: " Yes " })).toEqual({
      questions: ["可以刻字吗"],
      answer: { en: "Yes" },
    });
  });

  it.each([
    [NO_DRAFT, "question_missing"],
    [{ ...NO_DRAFT, questions: "a" }, "answer_missing"],
    [{ ...NO_DRAFT, questions: "a".repeat(201), zh: "b" }, "question_long"],
    [{ ...NO_DRAFT, questions: "a\n".repeat(21), zh: "b" }, "questions_many"],
    [draftOf(ENTRY), null],
  ])("says what is missing", (draft, problem) => {
    expect(problemOf(draft)).toBe(problem);
  });

  it("is found by words of its questions and answers", () => {
    expect([holds(ENTRY, "ENGRAVE 可以"), holds(ENTRY, ""), holds(ENTRY, "退货")]).toEqual([true, true, false]);
  });

  it("has words for the same things in both languages", () => {
    const [zh, en] = [faqWords("zh"), faqWords("en")];
    const places = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort().join();
    for (const [key, text] of Object.entries(zh.problem))
      expect(places(en.problem[key as keyof typeof en.problem])).toBe(places(text));
  });
});
