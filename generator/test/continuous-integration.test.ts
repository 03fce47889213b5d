import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../src/config/read-config.js";
import { type Actions, createProgram } from "../src/program.js";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const blocks = [...read("docs/guides/continuous-integration.md").matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(
  ([, language, text = ""]) => ({ language, text }),
);
const yamls = [
  ...blocks.filter(({ language }) => language === "yaml").map(({ text }) => text),
  read(".github/workflows/ci.yml"),
];

/** What a shell would start: each `npx eventwright …` and `node generator/dist/bin.js …` in a text. */
function commandsIn(text: string): readonly (readonly string[])[] {
  const lines = text.replaceAll("\\\n", " ").split("\n");
  return lines.flatMap((line) => {
    const [, command] = /(?:npx eventwright|node generator\/dist\/bin\.js) (.*)$/.exec(line) ?? [];
    return command === undefined
      ? []
      : [[...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? "")];
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const commands = [
  ...blocks.filter(({ language }) => language === "sh").flatMap(({ text }) => commandsIn(text)),
  ...yamls.flatMap((text) => textsIn(parse(text))).flatMap(commandsIn),
];

test("there is a command for each place", () => {
  expect(commands.length).toBeGreaterThanOrEqual(9);
});

test.each(commands.map((command) => [command.join(" "), command] as const))("eventwright %s", async (_, command) => {
  const started: string[] = [];
  const action = (name: keyof Actions) => async () => {
    started.push(name);
    return 0 as const;
  };
  const names = ["generate", "init", "check", "diff", "explain", "lint", "version", "changelog", "completion"] as const;
  const actions = Object.fromEntries(names.map((name) => [name, action(name)])) as unknown as Actions;
  const program = createProgram(actions, () => {});
  for (const one of [program, ...program.commands]) one.configureOutput({ writeErr: () => {} }).exitOverride();

  await program.parseAsync([...command], { from: "user" });
  expect(started).toEqual([command[0]]);
});

test.each(yamls)("%s\nis YAML, and what it is the configuration of knows it", (text) => {
  const value = parse(text);
  if (text.startsWith("# eventwright.config.yaml")) {
    const { diagnostics } = readConfig(value, () => ({ file: "", pointer: "", line: 0, column: 0 }));
    expect(diagnostics).toEqual([]);
  }
  const uses = textsIn(value).filter((one) => /^[\w-]+\/[\w/-]+@/.test(one));
  expect(uses.filter((one) => !/@v\d+\.\d+\.\d+$/.test(one))).toEqual([]);
});

test("hooks run before a commit of a file that a document refers to, in whatever folder", () => {
  const configurations = yamls.map((text): unknown => parse(text));
  const hooks = JSON.stringify(configurations)
    .match(/\{"id":"eventwright".*?\}/g)
    ?.map((text): unknown => JSON.parse(text));
  expect(hooks).toMatchObject([{ types_or: ["yaml", "json"], pass_filenames: false }]);
  expect(hooks?.[0]).not.toHaveProperty("files");
  expect(configurations).toContainEqual({
    "pre-commit": { commands: { contract: expect.objectContaining({ glob: "*.{yaml,yml,json}" }) } },
  });
});

test("the marker that the workflow looks for is the comment's first line", () => {
  expect(blocks.find(({ text }) => text.includes("comments="))?.text).toContain('startswith("<!-- eventwright -->")');
});
