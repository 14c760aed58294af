import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkValues } from "./check-values.ts";

describe("checkValues", () => {
  it.each([
    [{ a: ["x", { b: "bad\u0000" }] }, "/a/1/b", "control_character"],
    [{ a: "\ud800" }, "/a", "lone_surrogate"],
    [{ a: Number.POSITIVE_INFINITY }, "/a", "number_out_of_range"],
    [{ a: -1e300 }, "/a", "number_out_of_range"],
    [{ a: "x".repeat(10_001) }, "/a", "text_too_long"],
    [{ "k\u0007": 1 }, "/k\\u0007", "control_character"],
  ])("refuses %#", (value, path, code) => {
    expect(checkValues(value)).toEqual([expect.objectContaining({ path, code })]);
  });

  it("refuses what is nested beyond reason, without falling over", () => {
    const deep = JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`) as unknown;
    expect(checkValues(deep)).toEqual([expect.objectContaining({ code: "shape" })]);
  });

  it("lets lines, tabs, emoji and formulas be", () => {
    expect(checkValues({ a: "一\n二\t三\r\n", b: "👍🏽", c: "=1+1", d: "-5%" })).toEqual([]);
  });

  it("lets every well-formed text without control characters be", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const fine = text.isWellFormed() && !/(?![\t\n\r])\p{Cc}/u.test(text);
        expect(checkValues({ text }).length === 0).toBe(fine);
      }),
    );
  });
});
