import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Deadlines } from "./deadlines.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("expires each at its time, whatever the order of adding", () => {
  const expired: string[] = [];
  const deadlines = new Deadlines<string>((value) => expired.push(value));
  deadlines.add("30", 30);
  deadlines.add("10", 10);
  deadlines.add("20", 20);
  vi.advanceTimersByTime(15);
  expect(expired).toEqual(["10"]);
  deadlines.add("22", 7);
  vi.advanceTimersByTime(20);
  expect(expired).toEqual(["10", "20", "22", "30"]);
});

it("forgets what is removed, and keeps no timer when nothing is left", () => {
  const expired: number[] = [];
  const deadlines = new Deadlines<number>((value) => expired.push(value));
  for (const deadline of Array.from({ length: 1_000 }, (_, index) => deadlines.add(index, 10)))
    deadlines.remove(deadline);
  vi.advanceTimersByTime(100);
  expect(expired).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

it("may be added to and removed from while it expires", () => {
  const expired: string[] = [];
  const deadlines = new Deadlines<string>((value) => {
    expired.push(value);
    if (value === "first") deadlines.add("second", 5);
  });
  deadlines.add("first", 5);
  vi.advanceTimersByTime(20);
  expect(expired).toEqual(["first", "second"]);
});
