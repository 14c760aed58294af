import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMoment } from "./parse-moment.ts";

const SHANGHAI = "Asia/Shanghai";

describe("parseMoment", () => {
  it.each([
    ["2026-11-20T14:03:00Z", "2026-11-20T14:03:00.000Z"],
    ["2026-11-20T14:03:05.25+08:00", "2026-11-20T06:03:05.250Z"],
    ["2026-11-20 14:03", "2026-11-20T06:03:00.000Z"],
    ["2026/1/5 9:30:01", "2026-01-05T01:30:01.000Z"],
    ["2026-11-20", "2026-11-19T16:00:00.000Z"],
    ["2026-11-20T14:03:00-0530", "2026-11-20T19:33:00.000Z"],
  ])("reads %s in a shop in Shanghai", (written, moment) => {
    expect(parseMoment(written, SHANGHAI)?.toISOString()).toBe(moment);
  });

  it.each([
    "2026-02-30",
    "2026-13-01",
    "2026-11-20 25:00",
    "2026-11-20 10:61",
    "20/11/2026",
    "昨天",
    "",
    "0001-01-01",
    "=TODAY()",
  ])("refuses %j", (written) => {
    expect(parseMoment(written, SHANGHAI)).toBeNull();
  });

  it("reads back what JavaScript writes", () => {
    const moments = fc.date({ min: new Date("1991-01-01"), max: new Date("2199-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(parseMoment(moment.toISOString(), SHANGHAI)).toEqual(moment);
      }),
    );
  });
});
