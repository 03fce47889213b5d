import { Bench } from "./bench.js";
import type { PrivateBroker } from "./broker/private-broker.js";
import { type Check, exactly } from "./checks.js";
import { CrashWatch } from "./crash-watch.js";
import { Random, seedOf } from "./random.js";
import type { RegisteredScenario, ScenarioRun, Size } from "./scenario.js";

/** What came of one run. */
export interface RunResult {
  readonly id: string;
  /** A hazard's name; absent when our own runtime was put to the test. */
  readonly hazard?: string;
  readonly checks: readonly Check[];
  /** Why there are no checks: the scenario itself failed. */
  readonly failure?: string;
  readonly passed: boolean;
  readonly seconds: number;
  readonly seed: number;
}

export interface RunOptions {
  readonly broker: PrivateBroker;
  readonly size: Size;
  readonly seed: number;
  readonly progress: (text: string) => void;
  readonly soakMinutes?: number | undefined;
}

/** What a busy machine cannot fail: the run came to its end, and every check holds that measures no time. */
export function holdsUntimed({ failure, checks }: RunResult): boolean {
  return failure === undefined && checks.every(({ holds, isTiming }) => holds || isTiming === true);
}

/** Our runtime passes when every check holds. */
export async function runScenario(scenario: RegisteredScenario, options: RunOptions): Promise<RunResult> {
  const result = await run(scenario.id, scenario.run, options);
  return { ...result, passed: result.failure === undefined && result.checks.every(({ holds }) => holds) };
}

/** A hazard has done its work when the check fails that it was made to break. */
export async function runHazard(
  scenario: RegisteredScenario,
  hazard: RegisteredScenario["hazards"][number],
  options: RunOptions,
): Promise<RunResult> {
  const result = await run(scenario.id, hazard.run, options);
  const broken = result.checks.find(({ name }) => name === hazard.breaks);
  return { ...result, hazard: hazard.name, passed: broken !== undefined && !broken.holds };
}

async function run(id: string, body: ScenarioRun, options: RunOptions): Promise<Omit<RunResult, "passed">> {
  const { broker, size, seed, progress, soakMinutes } = options;
  const startMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startMs) / 100) / 10;
  using watch = new CrashWatch();
  try {
    await using bench = await Bench.open({ broker, random: new Random(seedOf(seed, id)), progress, soakMinutes });
    const checks = await body(bench, size);
    const [crash] = watch.crashes;
    if (crash !== undefined) progress(`first crash: ${crash instanceof Error ? crash.stack : String(crash)}`);
    return { id, seed, checks: [...checks, exactly("crashes", watch.crashes.length, 0)], seconds: seconds() };
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await broker.revive();
    return { id, seed, checks: [], failure, seconds: seconds() };
  }
}
