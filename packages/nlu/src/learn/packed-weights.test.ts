import fc from "fast-check";
import { expect, test } from "vitest";
import { packWeights, scoresOf } from "./packed-weights.ts";

const CLASSES = 3;
const weight = fc.float({ min: -4, max: 4, noNaN: true });
const row = fc.array(weight, { minLength: CLASSES, maxLength: CLASSES });

test("a packed weight is off by at most 1/254 of its feature's largest", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const features = rows.length - 1;
      const { rows: packed, scales } = packWeights({
        features,
        classes: CLASSES,
        rows: Float32Array.from(rows.flat()),
      });
      for (const [feature, weights] of rows.entries()) {
        const bound = Math.max(...weights.map(Math.abs)) / 254 + 1e-6;
        for (const [index, exact] of weights.entries()) {
          const kept = (packed[feature * CLASSES + index] ?? NaN) * (scales[feature] ?? NaN);
          expect(Math.abs(kept - exact)).toBeLessThanOrEqual(bound);
        }
      }
    }),
  );
});

test("scores are the features' weights times their values, and the bias", () => {
  const rows = Float32Array.of(1, -2, 0, 0.5, 0.25, -1, 0.1, 0.2, 0.3);
  const weights = packWeights({ features: 2, classes: CLASSES, rows });
  const scores = scoresOf(weights, { indexes: Uint32Array.of(0, 1), values: Float32Array.of(2, 4) });
  for (const [index, expected] of [4.1, -2.8, -3.7].entries()) expect(scores[index]).toBeCloseTo(expected, 1);
});
