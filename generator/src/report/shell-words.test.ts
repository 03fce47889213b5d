import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { shellWords } from "./shell-words.js";

test("a shell reads back the same words", () => {
  const words = ["explain", "git:main", "npm:@catalog/events@^1", "my old.yaml", "it's $HOME", "*", ""];
  const { stdout } = spawnSync("bash", ["-c", `printf '%s\\n' ${shellWords(words)}`], { encoding: "utf8" });

  expect(stdout.split("\n").slice(0, -1)).toEqual(words);
  expect(shellWords(words.slice(0, 4))).toBe("explain git:main 'npm:@catalog/events@^1' 'my old.yaml'");
});
