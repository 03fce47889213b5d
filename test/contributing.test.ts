import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fencedBlocks, repository } from "./support/fenced-blocks.js";

it("every command of CONTRIBUTING.md is run by .ci/run", () => {
  const commands = fencedBlocks("CONTRIBUTING.md", "sh")
    .flatMap((block) => block.trim().split("\n"))
    .map((line) => line.replace(/ *#.*$/, ""));
  const ci = readFileSync(`${repository}.ci/run`, "utf8").replaceAll("--silent ", "");

  expect(commands.length).toBeGreaterThan(4);
  expect(commands.filter((command) => !new RegExp(`^${command}( |$)`, "m").test(ci))).toEqual([]);
});
