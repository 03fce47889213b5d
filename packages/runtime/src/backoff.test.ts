import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Backoff } from "./backoff.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const options = { initialDelayMs: 100, maxDelayMs: 1_000, firstAtOnce: false };
const delays = (backoff: Backoff, count: number): number[] =>
  Array.from({ length: count }, () => backoff.nextDelayMs());

describe("delays", () => {
  const cases = [
    { given: "without luck", random: 1, firstAtOnce: false, want: [100, 200, 400, 800, 1_000, 1_000] },
    { given: "with all the luck there is", random: 0, firstAtOnce: false, want: [50, 100, 200, 400, 500, 500] },
    { given: "with the first at once", random: 1, firstAtOnce: true, want: [0, 100, 200, 400, 800, 1_000] },
  ];
  for (const { given, random, firstAtOnce, want } of cases) {
    it(given, () => expect(delays(new Backoff({ ...options, firstAtOnce }, () => random), 6)).toEqual(want));
  }
});

it("a success that lasts makes them short again; one that does not is part of the same trouble", () => {
  const backoff = new Backoff(options, () => 1);
  delays(backoff, 3);
  backoff.succeeded();
  vi.advanceTimersByTime(500);
  expect(delays(backoff, 1)).toEqual([800]);
  backoff.succeeded();
  vi.advanceTimersByTime(1_001);
  expect(delays(backoff, 2)).toEqual([100, 200]);
  expect(backoff.attempt).toBe(2);
});
