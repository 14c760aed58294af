import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assembleKernel } from "../../../../scripts/kernel/assemble-kernel.mjs";
import { aligned, openWorkspace, type SparseList, type Workspace } from "./workspace.ts";

const ROWS = 5;
const WIDTH = 16;
const MOST = 9;

const weight = fc.integer({ min: -127, max: 127 });
const row = fc.array(weight, { minLength: WIDTH, maxLength: WIDTH });
const rows = fc.array(row, { minLength: ROWS, maxLength: ROWS });
const entry = fc.tuple(fc.nat(ROWS - 1), fc.integer({ min: -8, max: 8 }));
const entries = fc.array(entry, { maxLength: MOST });

function open(): Workspace {
  return openWorkspace(6 * aligned(ROWS * WIDTH * 4));
}

/** Small whole numbers, so that sums are exact in any order. */
function listOf(workspace: Workspace, given: readonly (readonly [number, number])[]): SparseList {
  const list = { indexes: workspace.words(MOST), values: workspace.floats(MOST), count: given.length };
  list.indexes.set(given.map(([index]) => index));
  list.values.set(given.map(([, value]) => value));
  return list;
}

describe("the kernel", () => {
  it("is what its source says", async () => {
    const folder = new URL("./", import.meta.url);
    const source = readFileSync(new URL("kernel.wat", folder), "utf8");
    const kept = readFileSync(new URL("kernel-bytes.ts", folder), "utf8");
    expect(await assembleKernel(source), "run `npm run kernel`").toBe(kept);
  });

  it("gathers rows, of floats and of scaled bytes", () => {
    fc.assert(
      fc.property(rows, entries, (matrix, given) => {
        const workspace = open();
        const list = listOf(workspace, given);
        const expected = Array.from({ length: WIDTH }, (_, column) =>
          given.reduce((sum, [index, value]) => sum + value * (matrix[index]?.[column] ?? NaN), 0),
        );
        const floats = workspace.floats(ROWS * WIDTH);
        floats.set(matrix.flat());
        const into = workspace.floats(WIDTH);
        workspace.gather(into, floats, list);
        expect([...into].map((value) => value + 0)).toEqual(expected.map((value) => value + 0));

        const bytes = workspace.bytes(ROWS * WIDTH);
        bytes.set(matrix.flat());
        const scales = workspace.floats(ROWS).fill(2);
        const scaled = workspace.floats(WIDTH);
        workspace.gatherBytes(scaled, bytes, scales, list);
        expect([...scaled].map((value) => value + 0)).toEqual(expected.map((value) => 2 * value + 0));
      }),
    );
  });

  it("scatters a step over rows, and leaves the others alone", () => {
    fc.assert(
      fc.property(rows, row, entries, (matrix, step, given) => {
        const workspace = open();
        const list = listOf(workspace, given);
        const floats = workspace.floats(ROWS * WIDTH);
        floats.set(matrix.flat());
        const moved = workspace.floats(WIDTH);
        moved.set(step);
        workspace.scatter(moved, floats, list);
        const expected = matrix.map((weights) => [...weights]);
        for (const [index, value] of given)
          expected[index] = (expected[index] ?? []).map((old, column) => old + value * (step[column] ?? NaN));
        expect([...floats].map((value) => value + 0)).toEqual(expected.flat().map((value) => value + 0));
      }),
    );
  });

  it("multiplies rows with a vector", () => {
    fc.assert(
      fc.property(rows, row, entries, (matrix, numbers, given) => {
        const workspace = open();
        const list = listOf(workspace, given);
        const floats = workspace.floats(ROWS * WIDTH);
        floats.set(matrix.flat());
        const vector = workspace.floats(WIDTH);
        vector.set(numbers);
        const into = workspace.floats(MOST);
        workspace.dots(into, floats, list, vector);
        const expected = given.map(([index]) =>
          numbers.reduce((sum, number, column) => sum + number * (matrix[index]?.[column] ?? NaN), 0),
        );
        expect([...into.subarray(0, given.length)].map((value) => value + 0)).toEqual(expected.map((v) => v + 0));
      }),
    );
  });

  it("hands out arrays that do not overlap", () => {
    const workspace = openWorkspace(aligned(3 * 4) + aligned(5) + aligned(4));
    workspace.floats(3).fill(1);
    workspace.bytes(5).fill(2);
    expect([...workspace.words(1)]).toEqual([0]);
  });
});
