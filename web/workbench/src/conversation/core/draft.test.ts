import { expect, test } from "vitest";
import { draftKey, judgeText } from "./draft.ts";

test.each([
  ["", { kind: "empty" }],
  [" \n ", { kind: "empty" }],
  [" 12345 ", { kind: "fits", left: 0 }],
  ["123", { kind: "fits", left: 2 }],
  ["123456", { kind: "too_long", over: 1 }],
])("%j of five", (text, expected) => {
  expect(judgeText(text, 5)).toEqual(expected);
});

test("answers and notes, people and conversations have drafts of their own", () => {
  const keys = ["a", "b"].flatMap((person) =>
    ["1", "2"].flatMap((id) => [draftKey(person, id, "answer"), draftKey(person, id, "note")]),
  );
  expect(new Set(keys).size).toBe(8);
});
