import { expect, test } from "vitest";
import { nearnessOf } from "./nearness.ts";

test.each([
  [{ likeness: 0.7, enough: true, maybe: false }, "answers"],
  [{ likeness: 0.35, enough: false, maybe: true }, "asks"],
  [{ likeness: 0.28, enough: false, maybe: false }, "near"],
  [{ likeness: 0.13, enough: false, maybe: false }, "nothing"],
  [{ likeness: 0, enough: false, maybe: false }, "nothing"],
  [null, "nothing"],
])("an entry that has a letter in common with a question is not shown as the closest", (closest, nearness) => {
  expect(nearnessOf(closest)).toBe(nearness);
});
