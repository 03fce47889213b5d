import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * Examples are checked here, at generation, by the rules that the SDK checks with at run time. The generator does not
 * depend on the runtime, so it has these two files of its own.
 */
test.each(["formats.ts", "json-checks.ts"])("%s is the runtime's, to the byte", (name) => {
  const ours = readFileSync(new URL(name, import.meta.url), "utf8");
  const theirs = readFileSync(new URL(`../../../../../packages/runtime/src/${name}`, import.meta.url), "utf8");
  expect(ours).toBe(theirs);
});
