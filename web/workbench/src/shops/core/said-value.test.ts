import { describe, expect, test } from "vitest";
import { saysSame, withoutBlanks, withPart } from "./said-value.ts";

describe("what stands in the editor", () => {
  test("is sent without what is blank, and with what says no", () => {
    const written = {
      text: { zh: " 当天发 ", en: "" },
      note: { zh: "", en: " " },
      standard: false,
      fee: 0,
      list: ["", "浙江"],
    };
    expect(withoutBlanks(written)).toEqual({ text: { zh: "当天发" }, standard: false, fee: 0, list: ["浙江"] });
    expect(withoutBlanks({ note: { zh: "" } })).toBeUndefined();
  });

  test("has changed only when it says something else", () => {
    expect(saysSame({ a: 1, b: { zh: "x" } }, { b: { zh: "x", en: "" }, a: 1, c: null })).toBe(true);
    expect(saysSame({ a: 1 }, { a: 2 })).toBe(false);
    expect(saysSame([{ a: 1 }], [])).toBe(false);
  });

  test("loses a part that is taken back", () => {
    expect(withPart({ a: 1, b: 2 }, "a", undefined)).toEqual({ b: 2 });
    expect(withPart(null, "a", 1)).toEqual({ a: 1 });
  });
});
