import { expect, test } from "vitest";
import { answerMeant, correctionOf, firstDraft } from "./correction.ts";
import { ASSISTANT, COLLEAGUE, CUSTOMER, message } from "./testing.ts";

const LOG = [message(1, CUSTOMER), message(2, ASSISTANT), message(3, CUSTOMER), message(4, ASSISTANT)];

test("a key press means the answer in focus, else the last of the assistant's", () => {
  expect(answerMeant(LOG, null)).toBe(4);
  expect(answerMeant(LOG, 2)).toBe(2);
  expect(answerMeant(LOG, 3)).toBe(4);
  expect(answerMeant([...LOG, message(5, COLLEAGUE)], null)).toBe(4);
  expect(answerMeant([...LOG, message(5, ASSISTANT, 5, { kind: "erased" })], null)).toBe(4);
  expect(answerMeant([message(1, CUSTOMER)], 1)).toBeNull();
});

test("a draft says nothing until it says what should have been", () => {
  const empty = firstDraft(null);
  expect(correctionOf(empty)).toBeNull();
  expect(correctionOf({ ...empty, words: "七天" })).toBeNull();
  expect(correctionOf({ ...empty, kind: "fact", intent: "order.status", words: "  " })).toBeNull();
  expect(correctionOf({ ...empty, kind: "fact", words: " 七天 ", note: " " })).toEqual({
    kind: "fact",
    expected: "七天",
  });
});

test.each([
  { kind: "intent", expected: "order.status", note: "说的是物流" },
  { kind: "wording", expected: "先安抚" },
] as const)("what was said before is where writing begins again: $kind", (said) => {
  expect(correctionOf(firstDraft(said))).toEqual(said);
});
