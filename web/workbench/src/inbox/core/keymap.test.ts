import fc from "fast-check";
import { expect, test } from "vitest";
import { commandFor, type KeyPress } from "./keymap.ts";

const plain: KeyPress = {
  key: "",
  ctrl: false,
  meta: false,
  alt: false,
  inText: false,
  composing: false,
  onControl: false,
};

test.each([
  ["j", {}, "next"],
  ["ArrowUp", {}, "previous"],
  ["/", {}, "search"],
  ["e", {}, "close"],
  ["n", {}, "note"],
  ["w", {}, "correct"],
  ["?", {}, "help"],
  ["Enter", {}, "open"],
  ["Enter", { onControl: true }, null],
  ["Enter", { inText: true }, null],
  ["Enter", { inText: true, ctrl: true }, "send"],
  ["Enter", { inText: true, meta: true }, "send"],
  ["Escape", { inText: true }, "leave"],
  ["e", { inText: true }, null],
  ["e", { ctrl: true }, null],
  ["n", { meta: true }, null],
  ["q", {}, null],
] as const)("%s with %j: %s", (key, changes, expected) => {
  expect(commandFor({ ...plain, ...changes, key })).toBe(expected);
});

test("while an input method is at work no key is ours", () => {
  fc.assert(
    fc.property(fc.constantFrom("Enter", "Escape", "j", "/", "e"), fc.boolean(), (key, ctrl) => {
      expect(commandFor({ ...plain, key, ctrl, composing: true, inText: true })).toBeNull();
    }),
  );
});
