import { randomInt } from "node:crypto";
import { help, readArguments } from "./arguments.js";
import { type BrokerChoice, provideServer } from "./broker/broker-release.js";
import { PrivateBroker } from "./broker/private-broker.js";
import { describeRun } from "./describe-run.js";
import { scenarios } from "./registry.js";
import { recordResults } from "./results.js";
import { type RunResult, runHazard, runScenario } from "./run-scenario.js";
import type { RegisteredScenario } from "./scenario.js";

/** `npm run faults`. @returns the exit code: 0 when everything passed, 1 when something did not, 2 for wrong arguments. */
export async function main(args: readonly string[]): Promise<number> {
  const options = parse(args);
  if (options === undefined) return 2;
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const chosen = scenarios.filter(({ id }) => options.only === undefined || options.only.includes(id));
  if (options.list) {
    for (const { id, title, mustShow } of chosen) process.stdout.write(`${id.padEnd(4)}${title}: ${mustShow}\n`);
    return 0;
  }
  const seed = options.seed ?? randomInt(2 ** 32);
  process.stdout.write(`seed ${seed}\n`);
  let failed = 0;
  for (const choice of options.brokers) {
    const results = await runAll(chosen, { choice, seed, hazards: options.hazards, size: options.size });
    failed += results.runs.filter(({ passed }) => !passed).length;
    if (options.size === "full") recordResults(results.version, results.runs, scenarios);
  }
  process.stdout.write(
    failed === 0 ? "everything passed\n" : `${failed} failed; \`--seed ${seed}\` draws the same faults\n`,
  );
  return failed === 0 ? 0 : 1;
}

function parse(args: readonly string[]) {
  try {
    return readArguments(
      args,
      scenarios.map(({ id }) => id),
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return undefined;
  }
}

async function runAll(
  chosen: readonly RegisteredScenario[],
  options: {
    readonly choice: BrokerChoice;
    readonly seed: number;
    readonly hazards: boolean;
    readonly size: "short" | "full";
  },
): Promise<{ readonly version: string; readonly runs: readonly RunResult[] }> {
  await using broker = await PrivateBroker.start(provideServer(options.choice));
  process.stdout.write(`RabbitMQ ${broker.version}\n`);
  const runOptions = { broker, size: options.size, seed: options.seed, progress: showProgress };
  const runs: RunResult[] = [];
  for (const scenario of chosen) {
    const todo = options.hazards
      ? scenario.hazards.map((hazard) => () => runHazard(scenario, hazard, runOptions))
      : [() => runScenario(scenario, runOptions)];
    for (const start of todo) {
      process.stdout.write(`${scenario.id} ${scenario.title}\n`);
      const result = await start();
      process.stdout.write(`${describeRun(result)}\n`);
      runs.push(result);
    }
  }
  return { version: broker.version, runs };
}

function showProgress(text: string): void {
  process.stdout.write(`  ${text}\n`);
}
