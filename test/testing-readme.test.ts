import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { fencedBlocks, repository } from "./support/fenced-blocks.js";

/** Inside of test/, so that the snippet finds the packages. */
const folder = `${repository}test/.tmp/testing-readme`;

test("the example in the test kit's README passes under node --test", async () => {
  const [example = ""] = fencedBlocks("packages/testing/README.md", "js");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/price-change.test.mjs`, example);
  // Inside of another test runner, node --test would report to that one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, ["--test", `${folder}/price-change.test.mjs`], {
    env,
  });
  expect(stdout).toMatch(/^. pass 2$/m);
  expect(stdout).toMatch(/^. fail 0$/m);
});
