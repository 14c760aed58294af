import { expect, test } from "vitest";
import { begun, changed, redone, undone } from "./history.ts";

test("what is changed is taken back step by step, and made again", () => {
  const two = changed(changed(begun("a"), "b", null), "c", null);
  expect(undone(two).now).toBe("b");
  expect(undone(undone(two)).now).toBe("a");
  expect(undone(undone(undone(two))).now).toBe("a");
  expect(redone(undone(two)).now).toBe("c");
  expect(redone(two).now).toBe("c");
});

test("what is typed in one place is one change, and a change ends what was taken back", () => {
  const typed = changed(changed(changed(begun(""), "h", "text"), "hi", "text"), "hi!", "other");
  expect(undone(typed).now).toBe("hi");
  expect(undone(undone(typed)).now).toBe("");
  expect(redone(changed(undone(typed), "x", null)).now).toBe("x");
});
