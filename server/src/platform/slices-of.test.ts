import fc from "fast-check";
import { expect, test } from "vitest";
import { slicesOf } from "./slices-of.ts";

test("slices hold everything once, in order, and only the last is shorter", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (all, size) => {
      const slices = [...slicesOf(all, size)];
      expect(slices.flat()).toEqual(all);
      expect(slices.slice(0, -1).every((slice) => slice.length === size)).toBe(true);
      expect(slices.every((slice) => slice.length > 0 && slice.length <= size)).toBe(true);
    }),
  );
});
