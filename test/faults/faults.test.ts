import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provideServer } from "./broker/broker-release.js";
import { PrivateBroker } from "./broker/private-broker.js";
import { describeRun } from "./describe-run.js";
import { scenarios } from "./registry.js";
import { holdsUntimed, runScenario } from "./run-scenario.js";

const seed = randomInt(2 ** 32);

/**
 * In their short form, and without the checks that measure time (`isTiming`): a busy machine cannot fail what is left. Not
 * here: P1, S1 and S2 wait for brokers that start again, which takes a busy machine longer than any call waits.
 */
const SCENARIOS: readonly string[] = [
  ...["P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P11", "P12"],
  ...["C1", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "R1", "I2"],
];

/** Whatever the machine: longer than any scenario's own limits. */
const SCENARIO_TIMEOUT_MS = 180_000;

let broker: PrivateBroker;

describe(`the short form of the fault bench, seed ${seed}`, () => {
  beforeAll(async () => {
    broker = await PrivateBroker.start(provideServer("installed"));
  }, SCENARIO_TIMEOUT_MS);

  afterAll(() => broker[Symbol.asyncDispose](), SCENARIO_TIMEOUT_MS);

  for (const scenario of scenarios.filter(({ id }) => SCENARIOS.includes(id))) {
    it(`${scenario.id} ${scenario.title}: ${scenario.mustShow}`, { timeout: SCENARIO_TIMEOUT_MS }, async () => {
      const lines: string[] = [];
      const result = await runScenario(scenario, { broker, size: "short", seed, progress: (line) => lines.push(line) });
      const replay = `npm run faults -- --short --only ${scenario.id} --seed ${seed}`;
      expect(holdsUntimed(result), [...lines, describeRun(result), replay].join("\n")).toBe(true);
    });
  }
});
