import { expect, test } from "vitest";
import { listed } from "./listed.js";

test.each([
  { names: [], want: "" },
  { names: ["a"], want: "a" },
  { names: ["a", "b"], want: "a and b" },
  { names: ["a", "b", "c"], want: "a, b or c", options: { last: "or" } },
  { names: ["a", "b", "c", "d"], want: "a, b and 2 more", options: { most: 3 } },
])("a list of names reads as $want", ({ names, want, options }) => {
  expect(listed(names, options)).toBe(want);
});
