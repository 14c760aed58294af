import fc from "fast-check";
import { expect, test } from "vitest";
import { packRows } from "./byte-rows.ts";

const WIDTH = 8;
const weight = fc.float({ min: -4, max: 4, noNaN: true });
const row = fc.array(weight, { minLength: WIDTH, maxLength: WIDTH });

test("a packed weight is off by at most 1/254 of its row's largest", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const packed = packRows({ count: rows.length, width: WIDTH, values: Float32Array.from(rows.flat()) });
      for (const [index, weights] of rows.entries()) {
        const bound = Math.max(...weights.map(Math.abs)) / 254 + 1e-6;
        for (const [column, exact] of weights.entries()) {
          const kept = (packed.values[index * WIDTH + column] ?? NaN) * (packed.scales[index] ?? NaN);
          expect(Math.abs(kept - exact)).toBeLessThanOrEqual(bound);
        }
      }
    }),
  );
});
