import { expect, test } from "vitest";
import { moved } from "./move.ts";

test.each([
  [["a", "b", "c"], "a", 1, "b"],
  [["a", "b", "c"], "c", 1, "c"],
  [["a", "b", "c"], "a", -1, "a"],
  [["a", "b", "c"], null, 1, "a"],
  [["a", "b", "c"], null, -1, "c"],
  [["a", "b"], "gone", 1, "a"],
  [[], "a", 1, null],
  [[], null, -1, null],
] as const)("in %j from %s by %i: %s", (ids, current, step, expected) => {
  expect(moved(ids, current, step)).toBe(expected);
});
