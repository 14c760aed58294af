import { expect, test } from "vitest";
import { holdsOn, isAtEnd } from "./stick.ts";

const at = (top: number, height = 1000) => ({ top, height, view: 400 });

test("the end is the last 60 pixels", () => {
  expect([isAtEnd(at(600)), isAtEnd(at(541)), isAtEnd(at(540))]).toEqual([true, true, false]);
});

test.each([
  ["a reader who scrolls up lets go", true, 600, at(300), false],
  ["one who comes back holds on again", false, 300, at(590), true],
  ["one who scrolls down on the way there does not hold on yet", false, 100, at(300), false],
  ["what grows below does not let go", true, 600, at(600, 1300), true],
  ["what grows while it is scrolled to the end does not let go", true, 500, at(600, 1300), true],
])("%s", (_title, held, before, now, expected) => {
  expect(holdsOn(held, { top: before }, now)).toBe(expected);
});
