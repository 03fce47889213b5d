import { expect, it } from "vitest";
import { atMost, exactly } from "./checks.js";
import { type KeptResult, mergeResults, resultsTable } from "./results.js";
import type { RegisteredScenario } from "./scenario.js";

const kept = (broker: string, id: string, more: Partial<KeptResult> = {}): KeptResult => ({
  broker,
  id,
  checks: [exactly("lost", 0, 0)],
  passed: true,
  seconds: 12.5,
  seed: 7,
  ...more,
});

const scenario: RegisteredScenario = {
  id: "P1",
  title: "a kill",
  mustShow: "no loss",
  sizes: ["full"],
  hazards: [],
  run: async () => [],
};

it("replaces a result of the same scenario, broker and variant, and keeps the others", () => {
  const before = [kept("3.10.8", "P1"), kept("4.0.5", "P1"), kept("3.10.8", "P1", { hazard: "careless" })];
  const merged = mergeResults(mergeResults(before, kept("3.10.8", "P1", { seed: 8 })), kept("3.10.8", "P2"));
  expect(merged.map(({ broker, id, hazard, seed }) => [broker, id, hazard, seed])).toEqual([
    ["3.10.8", "P1", undefined, 8],
    ["3.10.8", "P1", "careless", 7],
    ["3.10.8", "P2", undefined, 7],
    ["4.0.5", "P1", undefined, 7],
  ]);
});

it("keeps a run on other storage beside the one on the disk", () => {
  const before = [kept("3.10.8", "P1", { passed: false, checks: [atMost("copies", 9, 5)] })];
  const merged = mergeResults(before, kept("3.10.8", "P1", { data: "/dev/shm" }));
  expect(resultsTable(merged, [scenario]).split("\n").at(-2)).toBe(
    "| P1 | a kill | no loss | **failed**, 12.5 s, seed 7<br>**copies 9 (≤ 5)**<br><br>" +
      "passed, 12.5 s, seed 7, the broker's data in /dev/shm<br>lost 0 (0) |  |",
  );
});

it("shows what held, what did not and what was not run", () => {
  const late = { checks: [exactly("lost", 0, 0), atMost("late", 7, 5, "ms")], passed: false };
  const careless = { hazard: "careless", checks: [exactly("lost", 3, 0)] };
  const table = resultsTable(
    [kept("3.10.8", "P1", late), kept("4.0.5", "P2"), kept("3.10.8", "P1", careless)],
    [scenario],
  );
  expect(table.split("\n").filter((line) => line.startsWith("|"))).toEqual([
    "| id | fault or load | must show | RabbitMQ 3.10.8 | RabbitMQ 4.0.5 | seen failing with |",
    "| --- | --- | --- | --- | --- | --- |",
    "| P1 | a kill | no loss | **failed**, 12.5 s, seed 7<br>lost 0 (0)<br>**late 7 ms (≤ 5 ms)** | not run | careless (3.10.8): lost 3 |",
  ]);
});
