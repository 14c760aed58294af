import { describe, expect, it } from "vitest";
import { TestClock } from "../../platform/clock.ts";
import { createSendLimit, CUSTOMER_SENDS } from "./send-limit.ts";

const allowed = (limit: () => boolean, tries: number): number =>
  Array.from({ length: tries }, limit).filter(Boolean).length;

describe("the limit of sends", () => {
  it("lets a burst through, then two a second, and never saves up more than a burst", () => {
    const clock = new TestClock("2026-11-01T00:00:00Z");
    const limit = createSendLimit(clock);
    const maySend = (): boolean => limit("customer", CUSTOMER_SENDS);
    expect(allowed(maySend, 50)).toBe(20);
    clock.advance(3_000);
    expect(allowed(maySend, 50)).toBe(6);
    clock.advance(3_600_000);
    expect(allowed(maySend, 50)).toBe(20);
  });

  it("neither forgets nor stops to fill up when the clock is set back", () => {
    const clock = new TestClock("2026-11-01T00:00:00Z");
    const limit = createSendLimit(clock);
    const maySend = (): boolean => limit("ming", CUSTOMER_SENDS);
    expect(allowed(maySend, 50)).toBe(20);
    clock.jump(-3_600_000);
    expect(allowed(maySend, 50)).toBe(0);
    clock.advance(2_000);
    expect(allowed(maySend, 50)).toBe(4);
  });

  it("counts each sender for himself, and remembers no more of them than it may", () => {
    const limit = createSendLimit(new TestClock("2026-11-01T00:00:00Z"));
    const flooding = (): boolean => limit("flood", CUSTOMER_SENDS);
    expect(allowed(flooding, 50)).toBe(20);
    expect(limit("another", CUSTOMER_SENDS)).toBe(true);
    for (let sender = 0; sender < 49_998; sender++) limit(`s${sender}`, CUSTOMER_SENDS);
    expect(flooding()).toBe(false);
    for (let sender = 0; sender < 50_000; sender++) limit(`t${sender}`, CUSTOMER_SENDS);
    expect(flooding()).toBe(true);
  });
});
