import { expect, test } from "vitest";
import { createSlots } from "./slots.ts";

test("each key has its places; one given back is free once", () => {
  const slots = createSlots(2);
  expect([slots.take("a"), slots.take("a"), slots.take("a")]).toEqual([true, true, false]);
  expect(slots.take("b")).toBe(true);
  slots.give("a");
  expect([slots.take("a"), slots.take("a")]).toEqual([true, false]);
});
