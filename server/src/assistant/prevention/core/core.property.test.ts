import { REMINDER_KINDS } from "@warmline/contract";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isHeldOut } from "./holdout.ts";
import { isQuiet } from "./quiet-hours.ts";

const ids = fc.record({ shopId: fc.uuid(), kind: fc.constantFrom(...REMINDER_KINDS), customerId: fc.uuid() });

describe("the holdout", () => {
  test("is the same whenever it is asked, and a larger share holds out everybody of a smaller one", () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (who, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(isHeldOut({ ...who }, less)).toBe(isHeldOut(who, less));
        expect(isHeldOut(who, less) && !isHeldOut(who, more)).toBe(false);
        expect(isHeldOut(who, 0)).toBe(false);
      }),
    );
  });

  test("is about as large as the shop says, for customers whose ids are alike too", () => {
    const customers = Array.from(
      { length: 20_000 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    );
    for (const kind of REMINDER_KINDS)
      for (const percent of [1, 10, 50]) {
        const share =
          customers.filter((customerId) => isHeldOut({ shopId: "s", kind, customerId }, percent)).length / 200;
        // Four standard deviations.
        expect(Math.abs(share - percent)).toBeLessThan(4 * Math.sqrt((percent * (100 - percent)) / 20_000));
      }
  });
});

describe("quiet hours", () => {
  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().slice(11, 16));
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });

  test("and the hours between them are the whole day, and never both", () => {
    fc.assert(
      fc.property(clock, clock, moment, (from, until, at) => {
        fc.pre(from !== until);
        const quiet = isQuiet({ quietFrom: from, quietUntil: until }, at, "Asia/Shanghai");
        expect(isQuiet({ quietFrom: until, quietUntil: from }, at, "Asia/Shanghai")).toBe(!quiet);
        expect(isQuiet({ quietFrom: from, quietUntil: from }, at, "Asia/Shanghai")).toBe(false);
      }),
    );
  });

  test("end: within a day there is a moment at which something is sent", () => {
    fc.assert(
      fc.property(
        clock,
        clock,
        moment,
        fc.constantFrom("Asia/Shanghai", "America/New_York"),
        (quietFrom, quietUntil, at, zone) => {
          const minutes = Array.from({ length: 1440 }, (_, n) => new Date(at.getTime() + n * 60_000));
          expect(minutes.some((minute) => !isQuiet({ quietFrom, quietUntil }, minute, zone))).toBe(true);
        },
      ),
      { numRuns: 10 },
    );
  });

  test.each([
    ["2026-03-11T13:59:59Z", false],
    ["2026-03-11T14:00:00Z", true],
    ["2026-03-11T23:59:59Z", true],
    ["2026-03-12T00:00:00Z", false],
  ])("from 22:00 to 08:00 in Shanghai: %s", (at, quiet) => {
    expect(isQuiet({ quietFrom: "22:00", quietUntil: "08:00" }, new Date(at), "Asia/Shanghai")).toBe(quiet);
  });
});
