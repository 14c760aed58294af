import fc from "fast-check";
import { expect, test } from "vitest";
import { inverseOfCholesky } from "./cholesky.ts";

const SIZE = 4;
const number = fc.double({ min: -2, max: 2, noNaN: true });

test("turns any columns into orthonormal ones", () => {
  const columns = fc.array(fc.array(number, { minLength: SIZE, maxLength: SIZE }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(columns, (given) => {
      // A multiple of the identity on top keeps the columns independent.
      const rows = [
        ...given,
        ...Array.from({ length: SIZE }, (_, at) => Array.from({ length: SIZE }, (__, c) => (c === at ? 3 : 0))),
      ];
      const product = Array.from({ length: SIZE * SIZE }, (_, at) =>
        rows.reduce((sum, row) => sum + (row[Math.floor(at / SIZE)] ?? 0) * (row[at % SIZE] ?? 0), 0),
      );
      const inverse = inverseOfCholesky(product, SIZE);
      const turned = rows.map((row) =>
        Array.from({ length: SIZE }, (_, column) =>
          row.reduce((sum, value, at) => sum + value * (inverse[at * SIZE + column] ?? 0), 0),
        ),
      );
      for (let left = 0; left < SIZE; left += 1)
        for (let right = 0; right < SIZE; right += 1)
          expect(turned.reduce((sum, row) => sum + (row[left] ?? 0) * (row[right] ?? 0), 0)).toBeCloseTo(
            left === right ? 1 : 0,
            3,
          );
    }),
  );
});

test("nothing gives nothing", () => {
  expect([...inverseOfCholesky(new Float32Array(4), 2)]).toEqual([0, 0, 0, 0]);
});
