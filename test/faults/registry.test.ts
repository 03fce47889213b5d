import { expect, it } from "vitest";
import { scenarios } from "./registry.js";

it("knows each scenario once", () => {
  const ids = scenarios.map(({ id }) => id);
  expect([...new Set(ids)]).toEqual(ids);
});

it.each(scenarios.map(({ id, hazards }) => ({ id, hazards })))("$id has a variant that fails it", ({ hazards }) => {
  expect(hazards).not.toEqual([]);
});
