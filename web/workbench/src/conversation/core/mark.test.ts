import { expect, test } from "vitest";
import { markOf } from "./mark.ts";
import { ASSISTANT, CUSTOMER, ME, message, SYSTEM } from "./testing.ts";

const marks = { customerDeliveredSeq: 4, customerReadSeq: 2 };

test.each([
  [2, ME, "read"],
  [3, ME, "delivered"],
  [4, ASSISTANT, "delivered"],
  [5, ME, "sent"],
  [1, CUSTOMER, null],
  [1, SYSTEM, null],
] as const)("number %i by %o: %s", (seq, author, expected) => {
  expect(markOf(message(seq, author), marks)).toBe(expected);
});

test("a note has none", () => {
  const { publicSeq, ...note } = message(1, ME, 1, { kind: "note", text: "内部" });
  expect(publicSeq).toBe(1);
  expect(markOf(note, marks)).toBeNull();
});
