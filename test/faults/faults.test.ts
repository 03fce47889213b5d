import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provideServer } from "./broker/broker-release.js";
import { PrivateBroker } from "./broker/private-broker.js";
import { describeRun } from "./describe-run.js";
import { scenarios } from "./registry.js";
import { runScenario } from "./run-scenario.js";

const seed = randomInt(2 ** 32);

/**
 * These are decided by what arrives, not by how soon: a busy machine cannot fail them. The others also measure times, and
 * are for `npm run faults -- --short`.
 */
const UNTIMED: readonly string[] = ["P3", "P6", "P7", "P9", "C4", "I2"];

/** Whatever the machine: longer than any scenario's own limits. */
const SCENARIO_TIMEOUT_MS = 120_000;

let broker: PrivateBroker;

describe(`the short form of the fault bench, seed ${seed}`, () => {
  beforeAll(async () => {
    broker = await PrivateBroker.start(provideServer("installed"));
  }, SCENARIO_TIMEOUT_MS);

  afterAll(() => broker[Symbol.asyncDispose](), SCENARIO_TIMEOUT_MS);

  for (const scenario of scenarios.filter(({ id }) => UNTIMED.includes(id))) {
    it(`${scenario.id} ${scenario.title}: ${scenario.mustShow}`, { timeout: SCENARIO_TIMEOUT_MS }, async () => {
      const lines: string[] = [];
      const result = await runScenario(scenario, { broker, size: "short", seed, progress: (line) => lines.push(line) });
      const replay = `npm run faults -- --short --only ${scenario.id} --seed ${seed}`;
      expect(result.passed, [...lines, describeRun(result), replay].join("\n")).toBe(true);
    });
  }
});
