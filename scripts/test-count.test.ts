import { describe, expect, it } from "vitest";
import { countTests, type Report } from "./test-count.mjs";

const green: Report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe("countTests", () => {
  const cases: readonly {
    given: string;
    report: Report | undefined;
    exitCode: number;
    passed: number;
    failed: number;
  }[] = [
    { given: "a green run", report: green, exitCode: 0, passed: 5, failed: 0 },
    { given: "failed tests", report: { ...green, numFailedTests: 2 }, exitCode: 1, passed: 5, failed: 2 },
    {
      given: "a file that could not be loaded",
      report: { ...green, testResults: [{ name: "broken.test.ts", status: "failed", assertionResults: [] }] },
      exitCode: 1,
      passed: 5,
      failed: 1,
    },
    { given: "an error outside of any test", report: green, exitCode: 1, passed: 5, failed: 1 },
    { given: "no report", report: undefined, exitCode: 137, passed: 0, failed: 1 },
  ];

  for (const { given, report, exitCode, passed, failed } of cases) {
    it(given, () => expect(countTests(report, exitCode)).toMatchObject({ passed, failed }));
  }

  it("says how a runner ended that left no report", () => {
    expect(countTests(undefined, 137).remarks).toEqual(["The test runner ended without a report, with exit code 137."]);
  });

  it("says how many were skipped", () => {
    expect(countTests({ ...green, numPendingTests: 3 }, 0).remarks).toEqual(["3 tests were skipped."]);
  });
});
