import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locateJsonError } from "./locate-json-error.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
const offset = (text: string): number => {
  const { line, column } = locateJsonError(text);
  const lines = text.split("\n").slice(0, line - 1);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
};

describe("locateJsonError", () => {
  it.each([
    ["", 1, 1],
    ['[{"a": 1},\n {"a": }]', 2, 8],
    ['{"a": 1,}', 1, 9],
    ["[1 2]", 1, 4],
    ['{"a" 1}', 1, 6],
    ['["a\nb"]', 1, 2],
    ["[1]\n\nx", 3, 1],
    ['[{"a":1}', 1, 9],
    ["[01]", 1, 3],
    ["{'a':1}", 1, 2],
  ])("finds the place in %j", (text, line, column) => {
    expect(locateJsonError(text)).toEqual({ line, column });
  });

  it("does not tire of depth", () => {
    const deep = "[".repeat(200_000);
    expect(locateJsonError(deep)).toEqual({ line: 1, column: 200_001 });
  });

  it("never names a place before which the text could not go on", () => {
    const broken = fc
      .tuple(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom("", "}", "]", ",", '"', "x", "\n"))
      .map(([json, at, noise]) => {
        const cut = at % (json.length + 1);
        return json.slice(0, cut) + noise + json.slice(cut + 1);
      })
      .filter((text) => !isJson(text));
    fc.assert(
      fc.property(broken, (text) => {
        const at = offset(text);
        expect(at).toBeLessThanOrEqual(text.length);
        // What stands before the place alone is no complete error: the same place is found with the rest cut off.
        expect(offset(text.slice(0, at))).toBeLessThanOrEqual(at);
      }),
    );
  });
});
