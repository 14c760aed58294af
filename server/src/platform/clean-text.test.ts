import { expect, test } from "vitest";
import { isCleanText } from "./clean-text.ts";

test.each(["a\u0000b", "\ud800", "\udc00x", ["好", "\u0000"], { deep: [{ er: "\ud83d" }] }, { "na\u0000me": 1 }])(
  "%j cannot be kept",
  (value) => {
    expect(isCleanText(value)).toBe(false);
  },
);

test.each(["", "您好 😀", 7, null, undefined, ["a"], { a: { b: "c" } }, Buffer.from([0, 0xd8])])("%j can", (value) => {
  expect(isCleanText(value)).toBe(true);
});

test("depth does not matter", () => {
  const deep: unknown = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  expect(isCleanText(deep)).toBe(true);
});
