import { expect, it } from "vitest";
import { exactly, timed } from "./checks.js";
import { holdsUntimed, type RunResult } from "./run-scenario.js";

const ran: RunResult = { id: "P1", checks: [], passed: false, seconds: 1, seed: 7 };

it.each([
  { given: "what holds", result: { checks: [exactly("lost", 0, 0)] }, want: true },
  { given: "a loss", result: { checks: [exactly("lost", 1, 0)] }, want: false },
  { given: "what came late", result: { checks: [exactly("lost", 0, 0), timed(exactly("late", 1, 0))] }, want: true },
  {
    given: "a loss among what came late",
    result: { checks: [exactly("lost", 1, 0), timed(exactly("late", 1, 0))] },
    want: false,
  },
  { given: "a scenario that failed itself", result: { failure: "no broker" }, want: false },
])("on a busy machine $given is $want", ({ result, want }) => {
  expect(holdsUntimed({ ...ran, ...result })).toBe(want);
});
