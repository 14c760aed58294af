import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DispatchRule } from "./shop-rules.ts";
import { dispatchDeadline, startOfDay, weekday, zoneOffset } from "./shop-time.ts";

const HOUR = 3_600_000;
const zones = fc.constantFrom("Asia/Shanghai", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "UTC");
const moments = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
const weekdays: DispatchRule = { hours: 24, cutoff: "14:00", workdays: [1, 2, 3, 4, 5], text: {}, whenLate: null };

describe("the shop's clock", () => {
  it("knows its offset, also in summer", () => {
    expect(zoneOffset(new Date("2026-01-01T00:00:00Z"), "Asia/Shanghai")).toBe(8 * HOUR);
    expect(zoneOffset(new Date("2026-07-01T00:00:00Z"), "America/Los_Angeles")).toBe(-7 * HOUR);
    expect(zoneOffset(new Date("2026-12-01T00:00:00Z"), "America/Los_Angeles")).toBe(-8 * HOUR);
  });

  it("knows the very second at which the clocks change, whatever was asked before", () => {
    const zone = "America/Los_Angeles";
    const [before, after] = [new Date("2026-03-08T09:59:59Z"), new Date("2026-03-08T10:00:00Z")];
    expect([after, before, after].map((at) => zoneOffset(at, zone))).toEqual([-7 * HOUR, -8 * HOUR, -7 * HOUR]);
    expect(zoneOffset(before, "UTC")).toBe(0);
  });

  it("begins a day at the shop's midnight, also when the clocks change", () => {
    expect(startOfDay(new Date("2026-11-22T17:00:00Z"), "Asia/Shanghai")).toEqual(new Date("2026-11-22T16:00:00Z"));
    expect(startOfDay(new Date("2026-03-08T20:00:00Z"), "America/Los_Angeles")).toEqual(
      new Date("2026-03-08T08:00:00Z"),
    );
    expect(startOfDay(new Date("2026-03-08T20:00:00Z"), "America/Los_Angeles", 1)).toEqual(
      new Date("2026-03-09T07:00:00Z"),
    );
  });

  it("never begins a day after the moment, and never more than 25 hours before", () => {
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const passed = at.getTime() - startOfDay(at, zone).getTime();
        expect(passed).toBeGreaterThanOrEqual(0);
        expect(passed).toBeLessThan(25 * HOUR);
      }),
    );
  });

  it("counts Monday as one", () => {
    expect(weekday(new Date("2026-11-22T15:00:00Z"), "Asia/Shanghai")).toBe(7);
    expect(weekday(new Date("2026-11-22T16:00:00Z"), "Asia/Shanghai")).toBe(1);
  });
});

describe("dispatchDeadline", () => {
  it.each([
    ["before the cut-off", "2026-11-20T21:30:00Z", "2026-11-21T21:30:00Z"],
    ["at the cut-off, on a Friday", "2026-11-20T22:00:00Z", "2026-11-24T08:00:00Z"],
    ["on a Saturday", "2026-11-21T18:00:00Z", "2026-11-24T08:00:00Z"],
    ["on a Monday evening", "2026-11-24T04:00:00Z", "2026-11-25T08:00:00Z"],
  ])("counts from the right moment: paid %s", (_, paid, due) => {
    expect(dispatchDeadline(weekdays, new Date(paid), "America/Los_Angeles")).toEqual(new Date(due));
  });

  it("is never earlier for who pays later", () => {
    fc.assert(
      fc.property(moments, fc.nat(14 * 24 * HOUR), zones, (paid, later, zone) => {
        const first = dispatchDeadline(weekdays, paid, zone);
        const second = dispatchDeadline(weekdays, new Date(paid.getTime() + later), zone);
        expect(second.getTime()).toBeGreaterThanOrEqual(first.getTime());
      }),
    );
  });
});
