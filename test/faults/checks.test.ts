import { expect, it } from "vitest";
import { atLeast, atMost, exactly, percentile } from "./checks.js";

it.each([
  { given: exactly("lost", 0, 0), want: { seen: "0", wanted: "0", holds: true } },
  { given: exactly("lost", 1, 0), want: { seen: "1", wanted: "0", holds: false } },
  { given: atMost("late", 100, 100, "ms"), want: { seen: "100 ms", wanted: "≤ 100 ms", holds: true } },
  { given: atMost("late", 100.26, 100, "ms"), want: { seen: "100.3 ms", wanted: "≤ 100 ms", holds: false } },
  { given: atLeast("rate", 95, 95, "%"), want: { seen: "95 %", wanted: "≥ 95 %", holds: true } },
  { given: atLeast("rate", 94, 95, "%"), want: { seen: "94 %", wanted: "≥ 95 %", holds: false } },
])("$given.name $given.seen", ({ given, want }) => {
  expect(given).toMatchObject(want);
});

it("takes percentiles of what is there", () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(percentile(values, 95)).toBe(19);
  expect(percentile(values, 100)).toBe(20);
  expect(percentile([], 95)).toBe(0);
});
