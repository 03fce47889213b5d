import { expect, test } from "vitest";
import { refusalOf } from "./redeclaration.js";

test.each([
  { before: 5, after: 6, want: "received '6' but current is '5'" },
  { before: 5, after: "5", want: "received '5' (a text) but current is '5' (a number)" },
  { before: "true", after: true, want: "received 'true' (a boolean) but current is 'true' (a text)" },
  { before: undefined, after: 5, want: "received the value '5' but current is none" },
  { before: "5", after: undefined, want: "received none but current is the value '5'" },
])("$before → $after: $want", ({ before, after, want }) => {
  const { error } = refusalOf({ kind: "queue", name: "orders" }, { argument: "x-max-length", before, after });

  expect(error).toBe(`406 PRECONDITION_FAILED - inequivalent arg 'x-max-length' for queue 'orders': ${want}`);
});
