/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/**
 * What is read of vitest's JSON report.
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: readonly { status: string, assertionResults: readonly { status: string }[] }[],
 * }} Report
 */

/**
 * Counts one run of vitest. What failed without a test of its own counts as one failure: a file that could not
 * be loaded, or a run that ended badly although every test passed.
 * @param {Report | undefined} report undefined when vitest ended without one
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export function tallyRun(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + report.testResults.filter(failedAsWhole).length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** @param {Report["testResults"][number]} file */
function failedAsWhole({ status, assertionResults }) {
  return status === "failed" && !assertionResults.some((result) => result.status === "failed");
}
