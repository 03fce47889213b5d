import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { RunResult } from "./run-scenario.js";
import type { RegisteredScenario } from "./scenario.js";

/** One run of the whole form of a scenario, as it is kept. */
export interface KeptResult extends RunResult {
  readonly broker: string;
  /** Where the broker kept its data, when somebody said so. */
  readonly data?: string;
}

const resultsFile = new URL("results.json", import.meta.url);
const tableFile = new URL("RESULTS.md", import.meta.url);

/** Replaces what is kept of the same scenario and variant on the same broker with its data in the same place, and writes the table anew. */
export function recordResult(result: KeptResult, scenarios: readonly RegisteredScenario[]): void {
  const kept: readonly KeptResult[] = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, "utf8")) : [];
  const merged = mergeResults(kept, result);
  // A line each: a run changes no line but its own.
  writeFileSync(resultsFile, `[\n${merged.map((kept) => JSON.stringify(kept)).join(",\n")}\n]\n`);
  writeFileSync(tableFile, resultsTable(merged, scenarios));
}

export function mergeResults(kept: readonly KeptResult[], fresh: KeptResult): readonly KeptResult[] {
  const keyOf = ({ broker, id, hazard, data }: KeptResult): string =>
    JSON.stringify([broker, id, hazard ?? "", data ?? ""]);
  const byKey = new Map([...kept, fresh].map((result) => [keyOf(result), result]));
  return [...byKey.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** One row per scenario, one column per broker; in the last column the defects on which its checks were seen failing. */
export function resultsTable(results: readonly KeptResult[], scenarios: readonly RegisteredScenario[]): string {
  const brokers = [...new Set(results.map(({ broker }) => broker))].sort();
  const header = [
    "id",
    "fault or load",
    "must show",
    ...brokers.map((broker) => `RabbitMQ ${broker}`),
    "seen failing with",
  ];
  const rows = scenarios.map(({ id, title, mustShow }) => [
    id,
    title,
    mustShow,
    ...brokers.map((broker) =>
      ownCell(results.filter((result) => result.id === id && result.broker === broker && result.hazard === undefined)),
    ),
    results
      .filter((result) => result.id === id && result.hazard !== undefined)
      .map(hazardCell)
      .join("<br>"),
  ]);
  return [
    "# What the fault bench showed",
    "",
    "Written by `npm run faults`; a row changes when its scenario is run whole. Each cell is what was seen, and in parentheses what was wanted.",
    "",
    row(header),
    row(header.map(() => "---")),
    ...rows.map(row),
    "",
  ].join("\n");
}

function ownCell(results: readonly KeptResult[]): string {
  return results.length === 0 ? "not run" : results.map(shownRun).join("<br><br>");
}

function shownRun({ passed, failure, checks, seconds, seed, data }: KeptResult): string {
  if (failure !== undefined) return `**failed**: ${failure.split("\n")[0]}`;
  const seen = checks.map(({ name, seen, wanted, holds }) =>
    holds ? `${name} ${seen} (${wanted})` : `**${name} ${seen} (${wanted})**`,
  );
  const place = data === undefined ? "" : `, the broker's data in ${data}`;
  return [`${passed ? "passed" : "**failed**"}, ${seconds} s, seed ${seed}${place}`, ...seen].join("<br>");
}

function hazardCell({ hazard, passed, broker, checks }: KeptResult): string {
  const broken = checks.filter(({ holds }) => !holds).map(({ name, seen }) => `${name} ${seen}`);
  return `${hazard} (${broker}): ${passed ? broken.slice(0, 3).join(", ") : "**did not fail**"}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
