import fc from "fast-check";
import { expect, test } from "vitest";
import { BOX, leftOf, lineOf, topOf } from "./flow-line.ts";

const place = fc.record({ row: fc.nat(8), column: fc.nat(4) });
/** The x of the lane that a line past other rows goes down. */
const laneOf = (path: string): number => Number(/ ([\d.]+) [\d.]+ V/u.exec(path)?.[1]);

test("a line past other rows goes down where no step stands, and its name is below its step", () => {
  fc.assert(
    fc.property(place, place, (from, to) => {
      fc.pre(to.row > from.row + 1);
      const { path, label } = lineOf(from, to);
      const lane = laneOf(path);
      for (const column of [0, 1, 2, 3, 4]) {
        const left = leftOf({ column });
        expect(lane < left || lane > left + BOX.width).toBe(true);
      }
      expect(label.y).toBeGreaterThan(topOf(from) + BOX.height);
      expect(label.y).toBeLessThan(topOf({ row: from.row + 1 }));
    }),
  );
});

test("only what leads up again, or to its own row, is drawn as a way back", () => {
  fc.assert(fc.property(place, place, (from, to) => lineOf(from, to).isBack === to.row <= from.row));
});
