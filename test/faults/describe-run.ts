import type { RunResult } from "./run-scenario.js";

/** What came of a run, for the terminal. */
export function describeRun(result: RunResult): string {
  const lines = result.checks.map(
    ({ holds, name, seen, wanted }) => `  ${holds ? "✓" : "✗"} ${name}: ${seen} (${wanted})`,
  );
  if (result.failure !== undefined) lines.push(`  ✗ the scenario itself failed: ${result.failure}`);
  return [...lines, `${nameOf(result)} ${verdictOf(result)} in ${result.seconds} s`].join("\n");
}

/** One line per run. */
export function summaryTable(results: readonly RunResult[]): string {
  const width = Math.max(...results.map((result) => nameOf(result).length));
  return results
    .map((result) => `${nameOf(result).padEnd(width)}  ${String(result.seconds).padStart(7)} s  ${verdictOf(result)}`)
    .join("\n");
}

function nameOf({ id, hazard }: RunResult): string {
  return hazard === undefined ? id : `${id} with ${hazard}`;
}

function verdictOf({ hazard, passed }: RunResult): string {
  if (hazard === undefined) return passed ? "passed" : "FAILED";
  return passed ? "breaks as it should" : "DOES NOT BREAK";
}
