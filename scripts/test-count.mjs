/**
 * The part of vitest's JSON report that is counted.
 *
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests skipped ones
 * @property {number} numTodoTests
 * @property {readonly { readonly name: string, readonly status: string, readonly assertionResults: readonly unknown[] }[]} testResults one per file
 */

/**
 * How many tests passed and failed. What keeps tests from running counts as a failure: a file that could not be loaded, an
 * error outside of any test, a runner that crashed.
 *
 * @param {Report | undefined} report
 * @param {number} exitCode the runner's
 * @returns {{ readonly passed: number, readonly failed: number, readonly remarks: readonly string[] }}
 */
export function countTests(report, exitCode) {
  if (report === undefined)
    return { passed: 0, failed: 1, remarks: [`The test runner ended without a report, with exit code ${exitCode}.`] };
  const remarks = [];
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  for (const file of unloaded) remarks.push(`${file.name} could not be run. It counts as one failure.`);
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) remarks.push(`${skipped} tests were skipped.`);
  let failed = report.numFailedTests + unloaded.length;
  if (exitCode !== 0 && failed === 0) {
    remarks.push("The test runner reported an error outside of any test. It counts as one failure.");
    failed = 1;
  }
  return { passed: report.numPassedTests, failed, remarks };
}
