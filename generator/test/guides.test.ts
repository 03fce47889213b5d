import { readFile } from "node:fs/promises";
import type { Option } from "commander";
import { expect, test } from "vitest";
import { type Option as ConfigOption, configOptions } from "../src/config/options.js";
import { type Actions, createProgram } from "../src/program.js";

const guide = (name: string) => readFile(new URL(`../../docs/guides/${name}`, import.meta.url), "utf8");

const unused = async () => 0 as const;
const actions: Actions = {
  generate: unused,
  init: unused,
  check: unused,
  diff: unused,
  explain: unused,
  lint: unused,
  version: unused,
  changelog: unused,
  completion: unused,
};
const { commands } = createProgram(actions, () => {});

function row({ flags, description, argChoices }: Option): string {
  const choices = argChoices === undefined ? "" : `: ${argChoices.join(" or ")}`;
  return `| \`${flags}\` | ${description}${choices} |`;
}

test.each(commands.map((command) => [command.name(), command] as const))(
  "the guide has the options of `eventwright %s`, and no others",
  async (name, command) => {
    const section = (await guide("cli.md")).split("\n## ").find((text) => text.startsWith(`\`eventwright ${name}\``));

    expect(section?.match(/^\| `-.*$/gm) ?? []).toEqual(command.options.map(row));
  },
);

test("the guide has every command", async () => {
  expect((await guide("cli.md")).match(/^## `eventwright .*`$/gm)).toEqual(
    commands.map((command) => `## \`eventwright ${command.name()}\``),
  );
});

test("every command has examples in its help", () => {
  for (const command of commands) {
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain(`\nExamples:\n  $ eventwright ${command.name()}`);
  }
});

test("the guide has every option of a configuration, in its order, and no others", async () => {
  const names = (options: Readonly<Record<string, ConfigOption>>, prefix = ""): readonly string[] =>
    Object.entries(options).flatMap(([name, option]) =>
      option.kind === "object" ? names(option.members, `${prefix}${name}.`) : [`${prefix}${name}`],
    );

  const rows = (await guide("configuration.md")).match(/^\| `[^`]+`/gm) ?? [];
  expect(rows.map((text) => text.slice(3, -1))).toEqual(names(configOptions));
});
