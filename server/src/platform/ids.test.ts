import { expect, onTestFinished, test, vi } from "vitest";
import { newId } from "./ids.ts";

test("ids are UUIDs of version 7, unique, and sort in the order of making", () => {
  const ids = Array.from({ length: 10_000 }, newId);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u.test(id))).toBe(
    true,
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
});

test("they go on in order when the machine's clock is set back", () => {
  onTestFinished(() => void vi.useRealTimers());
  vi.useFakeTimers({ now: Date.parse("2026-03-02T09:00:00Z"), toFake: ["Date"] });
  const before = Array.from({ length: 100 }, newId);
  vi.setSystemTime(Date.parse("2026-03-02T08:00:00Z"));
  const ids = [...before, ...Array.from({ length: 100 }, newId)];
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
