import { expect, it } from "vitest";
import { Random, seedOf } from "./random.js";

const draw = (seed: number) => {
  const random = new Random(seed);
  return Array.from({ length: 8 }, () => random.integer(1, 6));
};

it("draws the same numbers for the same seed, and others for another", () => {
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it("draws every number of its range, and no other", () => {
  const random = new Random(1);
  const seen = new Set(Array.from({ length: 1_000 }, () => random.integer(3, 6)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6]);
});

it("shuffles without losing anything", () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = new Random(3).shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort()).toEqual(items);
});

it("gives each scenario a seed of its own", () => {
  expect(seedOf(1, "P1")).not.toBe(seedOf(1, "P2"));
  expect(seedOf(1, "P1")).not.toBe(seedOf(2, "P1"));
  expect(seedOf(1, "P1")).toBe(seedOf(1, "P1"));
});
