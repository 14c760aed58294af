import { expect, test } from "vitest";
import { TestClock } from "./clock.ts";

test("a test's clock stands still until it is moved", () => {
  const clock = new TestClock("2026-03-01T08:00:00Z");
  expect(clock.now()).toEqual(new Date("2026-03-01T08:00:00Z"));
  clock.advance(90_000);
  expect(clock.now().toISOString()).toBe("2026-03-01T08:01:30.000Z");
});

test("what it gave out does not move with it", () => {
  const clock = new TestClock("2026-03-01T08:00:00Z");
  const before = clock.now();
  clock.advance(1);
  expect(before).toEqual(new Date("2026-03-01T08:00:00Z"));
});

test("time does not go back, and starts somewhere", () => {
  expect(() => new TestClock("2026-03-01T08:00:00Z").advance(-1)).toThrow(RangeError);
  expect(() => new TestClock("never")).toThrow(RangeError);
});

test("it can be set, either way", () => {
  const clock = new TestClock("2026-03-01T08:00:00Z");
  clock.jump(-3_600_000);
  expect(clock.now()).toEqual(new Date("2026-03-01T07:00:00Z"));
});
