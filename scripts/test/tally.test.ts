import { expect, test } from "vitest";
import { sum, tallyRun } from "./tally.mjs";

const report = (numbers: { passed?: number; failed?: number; pending?: number }, files: readonly string[][] = []) => ({
  numPassedTests: numbers.passed ?? 0,
  numFailedTests: numbers.failed ?? 0,
  numPendingTests: numbers.pending ?? 0,
  numTodoTests: 0,
  testResults: files.map((statuses) => ({
    status: statuses.every((status) => status === "passed") && statuses.length > 0 ? "passed" : "failed",
    assertionResults: statuses.map((status) => ({ status })),
  })),
});

test("a good run is counted as it is", () => {
  expect(tallyRun(report({ passed: 3, pending: 1 }, [["passed"]]), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
});

test("a file that could not be loaded is a failure beside the failed tests", () => {
  const files = [["failed", "passed"], [], ["passed"]];
  expect(tallyRun(report({ passed: 2, failed: 1 }, files), 1)).toEqual({ passed: 2, failed: 2, skipped: 0 });
});

test("a run that ends badly is never counted as good", () => {
  expect(tallyRun(report({ passed: 5 }), 1).failed).toBe(1);
  expect(tallyRun(report({ passed: 5 }), null).failed).toBe(1);
  expect(tallyRun(undefined, 0).failed).toBe(1);
});

test("tallies add up", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  expect(sum([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
