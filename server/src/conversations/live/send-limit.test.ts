import { describe, expect, it } from "vitest";
import { TestClock } from "../../platform/clock.ts";
import { createSendLimit } from "./send-limit.ts";

const allowed = (limit: () => boolean, tries: number): number =>
  Array.from({ length: tries }, limit).filter(Boolean).length;

describe("the limit of sends", () => {
  it("lets a burst through, then two a second, and never saves up more than a burst", () => {
    const clock = new TestClock("2026-11-01T00:00:00Z");
    const limit = createSendLimit(clock);
    expect(allowed(limit, 50)).toBe(20);
    clock.advance(3_000);
    expect(allowed(limit, 50)).toBe(6);
    clock.advance(3_600_000);
    expect(allowed(limit, 50)).toBe(20);
  });
});
