import { expect, test } from "vitest";
import { createSlots } from "./slots.ts";

test("each key has its places; one given back is free once", () => {
  const slots = createSlots(2);
  const first = slots.take("a");
  expect(slots.take("a")).not.toBeNull();
  expect(slots.take("a")).toBeNull();
  expect(slots.take("b")).not.toBeNull();
  first?.();
  first?.();
  expect(slots.take("a")).not.toBeNull();
  expect(slots.take("a")).toBeNull();
});
