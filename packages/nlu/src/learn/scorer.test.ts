import fc from "fast-check";
import { expect, test } from "vitest";
import { packRows } from "./byte-rows.ts";
import { createScorer } from "./scorer.ts";

const FEATURES = 700;
const CLASSES = 16;
const UNITS = 16;

const weights = fc.noShrink(
  fc.infiniteStream(fc.integer({ min: -127, max: 127 })).map((stream) => {
    const take = (count: number, width: number) =>
      packRows({
        count,
        width,
        values: Float32Array.from({ length: count * width }, () => stream.next().value / 127),
      });
    return {
      linear: take(FEATURES + 1, CLASSES),
      embedding: take(FEATURES + 1, UNITS),
      output: take(UNITS + 1, CLASSES),
    };
  }),
);

type Packed = ReturnType<typeof packRows>;

/** What the kernel computes, in plain numbers. */
function sumOf(rows: Packed, entries: readonly (readonly [number, number])[]): number[] {
  return Array.from({ length: rows.width }, (_, column) =>
    [...entries, [rows.count - 1, 1] as const].reduce(
      (sum, [index, value]) =>
        sum + value * (rows.values[index * rows.width + column] ?? 0) * (rows.scales[index] ?? 0),
      0,
    ),
  );
}

test("scores are the linear part's, and the net's over the units that fire, however long the text", () => {
  const entries = fc.uniqueArray(fc.tuple(fc.nat(FEATURES - 1), fc.integer({ min: 1, max: 3 })), {
    selector: ([index]) => index,
    maxLength: FEATURES,
    size: "max",
  });
  fc.assert(
    fc.property(weights, entries, (given, list) => {
      const scorer = createScorer(given);
      const { linear, net } = scorer.score({
        indexes: Uint32Array.from(list, ([index]) => index),
        values: Float32Array.from(list, ([, value]) => value),
      });
      const hidden = sumOf(given.embedding, list).flatMap((value, unit) => (value > 0 ? [[unit, value] as const] : []));
      for (const [index, expected] of sumOf(given.linear, list).entries())
        expect(linear[index]).toBeCloseTo(expected, 1);
      for (const [index, expected] of sumOf(given.output, hidden).entries())
        expect(Math.abs((net[index] ?? NaN) - expected)).toBeLessThan(0.001 * (1 + list.length) * UNITS);
    }),
    { numRuns: 20 },
  );
});
