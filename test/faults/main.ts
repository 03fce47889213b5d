import { randomInt } from "node:crypto";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { type Arguments, help, readArguments } from "./arguments.js";
import { type BrokerChoice, provideServer } from "./broker/broker-release.js";
import { PrivateBroker } from "./broker/private-broker.js";
import { describeRun, summaryTable } from "./describe-run.js";
import { scenarios } from "./registry.js";
import { recordResult } from "./results.js";
import { type RunOptions, type RunResult, runHazard, runScenario } from "./run-scenario.js";
import type { RegisteredScenario } from "./scenario.js";

/** `npm run faults`. @returns the exit code: 0 when everything passed, 1 when something did not, 2 for wrong arguments. */
export async function main(args: readonly string[]): Promise<number> {
  const options = parse(args);
  if (options === undefined) return 2;
  const chosen = scenarios.filter(
    ({ id, sizes }) => sizes.includes(options.size) && (options.only === undefined || options.only.includes(id)),
  );
  if (options.help) process.stdout.write(help);
  else if (options.list) {
    for (const { id, title, mustShow } of chosen) process.stdout.write(`${id.padEnd(4)}${title}: ${mustShow}\n`);
  } else return runOnBrokers(chosen, options);
  return 0;
}

function parse(args: readonly string[]): Arguments | undefined {
  const known = scenarios.map(({ id }) => id);
  try {
    return readArguments(args, known);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return undefined;
  }
}

async function runOnBrokers(chosen: readonly RegisteredScenario[], options: Arguments): Promise<number> {
  const seed = options.seed ?? randomInt(2 ** 32);
  process.stdout.write(`seed ${seed}\n`);
  if (options.data !== undefined) {
    mkdirSync(options.data, { recursive: true });
    // What the brokers' folders are made below.
    process.env["TMPDIR"] = resolve(options.data);
  }
  let failed = 0;
  for (const choice of options.brokers) {
    const results = await runAll(chosen, { ...options, choice, seed });
    process.stdout.write(`\n${summaryTable(results)}\n`);
    failed += results.filter(({ passed }) => !passed).length;
  }
  process.stdout.write(
    failed === 0 ? "everything passed\n" : `${failed} failed; \`--seed ${seed}\` draws the same faults\n`,
  );
  return failed === 0 ? 0 : 1;
}

async function runAll(
  chosen: readonly RegisteredScenario[],
  options: Arguments & { readonly choice: BrokerChoice; readonly seed: number },
): Promise<readonly RunResult[]> {
  await using broker = await PrivateBroker.start(provideServer(options.choice));
  process.stdout.write(`RabbitMQ ${broker.version}\n`);
  const { size, seed, soakMinutes, hazards, data } = options;
  const results: RunResult[] = [];
  for (const scenario of chosen) {
    for (const start of hazards ? hazardRuns(scenario) : [(runs: RunOptions) => runScenario(scenario, runs)]) {
      process.stdout.write(`${scenario.id} ${scenario.title}\n`);
      const result = await start({ broker, size, seed, soakMinutes, progress: showProgress });
      process.stdout.write(`${describeRun(result)}\n`);
      results.push(result);
      // A check that fails in its short form fails in the whole one; that something holds takes the whole.
      if (size === "full" || hazards) {
        recordResult({ ...result, broker: broker.version, ...(data === undefined ? {} : { data }) }, scenarios);
      }
    }
  }
  return results;
}

function hazardRuns(scenario: RegisteredScenario): readonly ((options: RunOptions) => Promise<RunResult>)[] {
  return scenario.hazards.map((hazard) => (options) => runHazard(scenario, hazard, options));
}

function showProgress(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
