import { expect, test } from "vitest";
import { isSend } from "./composer.tsx";
import { sizeOf } from "./picture.tsx";

const key = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13 };

test.each([
  ["Enter", {}, true],
  ["Shift+Enter", { shiftKey: true }, false],
  ["Enter that ends a word in an input method", { isComposing: true }, false],
  ["the same as Safari tells it", { keyCode: 229 }, false],
  ["a letter", { key: "a" }, false],
])("%s", (_name, changes, sends) => {
  expect(isSend({ ...key, ...changes })).toBe(sends);
});

test.each([
  [{}, { width: 180, height: 135 }],
  [
    { width: 100, height: 50 },
    { width: 100, height: 50 },
  ],
  [
    { width: 4000, height: 2000 },
    { width: 220, height: 110 },
  ],
  [
    { width: 1000, height: 4000 },
    { width: 65, height: 260 },
  ],
])("a picture of %j takes %j", (natural, shown) => {
  expect(sizeOf(natural)).toEqual(shown);
});
