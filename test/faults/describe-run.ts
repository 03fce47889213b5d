import type { RunResult } from "./run-scenario.js";

/** What came of a run, for the terminal. */
export function describeRun({ id, hazard, checks, failure, passed, seconds }: RunResult): string {
  const lines = checks.map(({ holds, name, seen, wanted }) => `  ${holds ? "✓" : "✗"} ${name}: ${seen} (${wanted})`);
  if (failure !== undefined) lines.push(`  ✗ the scenario itself failed: ${failure}`);
  const who = hazard === undefined ? id : `${id} with ${hazard}`;
  const verdict =
    hazard === undefined ? (passed ? "passed" : "FAILED") : passed ? "breaks as it should" : "DOES NOT BREAK";
  return [...lines, `${who} ${verdict} in ${seconds} s`].join("\n");
}
