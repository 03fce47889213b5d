import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { createProgram, type Shell, shells } from "../src/program.js";
import { folderOf } from "./support/load-files.js";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));

let scripts: Readonly<Record<Shell, string>>;
let folder: string;
beforeAll(() => {
  const printed = shells.map((shell) => {
    const { stdout } = spawnSync(process.execPath, [bin, "completion", shell], { encoding: "utf8" });
    return [shell, stdout];
  });
  scripts = Object.fromEntries(printed);
  folder = folderOf({ "asyncapi.yaml": "", "my old.yaml": "", "sdk/index.js": "" });
});

const commands = createProgram({} as Parameters<typeof createProgram>[0], () => {}).commands;
const names = commands.map((command) => command.name());
const longOptions = (name: string): readonly string[] =>
  commands.find((command) => command.name() === name)?.options.map(({ long }) => long ?? "") ?? [];
const formats = ["text", "json", "github", "sarif", "junit", "markdown"];
const paths = ["asyncapi.yaml", "my old.yaml", "sdk"];

/** What stands before Tab is pressed, and what is offered. */
const offers: readonly { readonly line: string; readonly want: readonly string[] }[] = [
  { line: "eventwright ch", want: ["changelog", "check"] },
  { line: "eventwright --v", want: ["--version"] },
  { line: "eventwright generate --f", want: ["--force", "--format"] },
  { line: "eventwright generate --format ", want: ["json", "text"] },
  { line: "eventwright check --fail-on ", want: ["breaking", "never", "warning"] },
  { line: "eventwright check --format text --format j", want: ["json", "junit"] },
  { line: "eventwright diff --format ", want: [...formats].sort() },
  { line: "eventwright lint --format ", want: ["github", "json", "sarif", "text"] },
  { line: "eventwright explain --write", want: ["--write-witnesses"] },
  { line: "eventwright version --wr", want: ["--write"] },
  { line: "eventwright changelog --write ", want: paths },
  { line: "eventwright completion ", want: ["bash", "fish", "zsh"] },
  { line: "eventwright diff ", want: paths },
  { line: "eventwright diff my", want: ["my old.yaml"] },
  { line: "eventwright check --against a", want: ["asyncapi.yaml"] },
  { line: "eventwright generate --output ", want: ["sdk"] },
];

describe("in bash", () => {
  /** What bash offers: the words are split as its line editor does, which takes `=` for one. */
  function offered(line: string): readonly string[] {
    const words = line.split(/\s+|(?<==)|(?==)/).map((word) => `'${word}'`);
    const question = `COMP_WORDS=(${words.join(" ")}); COMP_CWORD=${words.length - 1}
_eventwright; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync("bash", ["--norc", "-c", `${scripts.bash}\n${question}`], {
      cwd: folder,
      encoding: "utf8",
    });
    return stdout.trimEnd().split("\n");
  }

  test.each(offers)("$line", ({ line, want }) => {
    expect([...offered(line)].sort()).toEqual(want);
  });

  test("every command, and every option of each", () => {
    expect(offered("eventwright ")).toEqual([...names, "--help", "--version"]);
    for (const name of names) {
      expect(offered(`eventwright ${name} --`), name).toEqual([...longOptions(name), "--help"]);
    }
  });

  test("the value behind an equals sign", () => {
    expect(offered("eventwright check --format=")).toEqual(formats);
    expect(offered("eventwright check --format=ju")).toEqual(["junit"]);
  });
});

describe("in fish", () => {
  test.for(offers)("$line", ({ line, want }, { skip }) => {
    needs("fish", skip);
    const script = `${scripts.fish}\ncomplete -C '${line}'`;
    const { stdout } = spawnSync("fish", ["--no-config", "-c", script], { cwd: folder, encoding: "utf8" });
    const offered = stdout.trimEnd().split("\n");

    // Each has its description behind a tab, and a folder a slash.
    expect(offered.map((one) => one.split("\t")[0]?.replace(/\/$/, "")).sort()).toEqual(want);
  });
});

test.each(["zsh", "fish"] as const)("for %s every command and option is in the script", (shell) => {
  for (const name of names) {
    expect(scripts[shell]).toContain(name);
    for (const option of longOptions(name)) expect(scripts[shell]).toContain(option.slice(2));
  }
});

test.for(["zsh", "fish"] as const)("%s finds no mistake in its script", (shell, { skip }) => {
  needs(shell, skip);
  const cwd = folderOf({ script: scripts[shell] });
  const { status, stderr } = spawnSync(shell, ["-n", "script"], { cwd, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

function needs(shell: Shell, skip: (note: string) => void): void {
  if (spawnSync(shell, ["--version"]).error !== undefined) skip(`there is no ${shell} on this machine`);
}
