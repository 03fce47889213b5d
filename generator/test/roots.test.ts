import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

// The first package waits for the parser and the compilers.
vi.setConfig({ testTimeout: 180_000 });

const document = (payload: string, version = "1.0.0") => `asyncapi: 3.0.0
info: { title: Lamp, version: ${version} }
channels:
  lights: { address: lights, messages: { LightOn: { payload: { $ref: '${payload}' } } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;
const files = {
  "lamp/asyncapi.yaml": document("../shared/light.yaml"),
  "lamp/released.yaml": document("../shared/light.yaml"),
  "shared/light.yaml": "type: object\nproperties: { lamp: { $ref: ../deep/lamp.yaml } }\n",
  "deep/lamp.yaml": "type: integer\n",
};

let cwd: string;
beforeEach(() => {
  cwd = folderOf(files);
});
const run = (...args: readonly string[]) => runCli(cwd, ...args);
const input = ["-i", "lamp/asyncapi.yaml"];
const against = ["--against", "lamp/released.yaml"];

test("the error says what to do, and doing it helps", async () => {
  const refused = await run("generate", ...input);
  expect(refused.stderr).toContain(`shared/light.yaml is outside the folders that this document may read (lamp)
  The file is not opened.
  Move it, or let its folder be read: --root shared, or \`roots\` in the configuration.
`);
  expect(refused.exitCode).toBe(2);

  const next = await run("generate", ...input, "--root", "shared");
  expect(next.stderr).toContain("deep/lamp.yaml is outside the folders that this document may read (lamp, shared)");
  expect(next.stderr).toContain("--root deep");

  expect(await run("generate", ...input, "--root", "shared", "--root", "deep")).toMatchObject({ exitCode: 0 });
});

describe("--root is taken by every command that reads documents", () => {
  test.each<[string, readonly string[]]>([
    ["generate", [...input]],
    ["lint", [...input]],
    ["check", [...input, ...against]],
    ["diff", ["lamp/released.yaml", "lamp/asyncapi.yaml"]],
    ["changelog", [...input, ...against]],
    ["version", [...input, ...against]],
    ["explain", ["0", ...input, ...against]],
    ["init", [...input]],
  ])("%s", async (command, args) => {
    const refused = await run(command, ...args);
    expect(refused.stdout + refused.stderr).toContain("shared/light.yaml is outside the folders");

    const allowed = await run(command, ...args, "--root", ".");
    expect(allowed.stdout + allowed.stderr).not.toContain("outside the folders");
    if (command === "explain") expect(allowed.stderr).toContain("FINDING_NOT_FOUND");
    else expect(allowed.exitCode).not.toBe(2);
  });

  test("init keeps it in the configuration, for the runs that follow", async () => {
    await run("init", ...input, "--root", "shared", "--root", "deep");

    expect(readFileSync(join(cwd, "eventwright.config.yaml"), "utf8")).toContain('roots: ["shared","deep"]\n');
    expect(await run("generate")).toMatchObject({ exitCode: 0, stderr: "" });
  });
});

describe("`roots` of the configuration", () => {
  const configured = (config: object) => {
    cwd = folderOf({ ...files, "conf/eventwright.config.json": JSON.stringify(config) });
    return ["--config", "conf/eventwright.config.json"];
  };

  test("is relative to its folder, and counts wherever the document is read", async () => {
    const args = configured({
      input: "../lamp/asyncapi.yaml",
      output: "../sdk",
      roots: ["../shared", "../deep"],
      check: { against: "../lamp/released.yaml" },
    });
    for (const command of ["generate", "lint", "check", "changelog", "version"]) {
      expect((await run(command, ...args)).exitCode, command).not.toBe(2);
    }
    expect((await run("diff", "lamp/released.yaml", "lamp/asyncapi.yaml", ...args)).exitCode).toBe(0);
  });

  test("is for all documents, or each one's own; --root counts before both", async () => {
    const documents = [
      { input: "../lamp/asyncapi.yaml", output: "../a" },
      { input: "../lamp/released.yaml", output: "../b", roots: ["../shared"] },
    ];
    const args = configured({ roots: ["../shared", "../deep"], documents });
    const { stderr } = await run("generate", ...args);
    expect(stderr.match(/^\S+ +error .*$/gm)).toEqual([
      expect.stringContaining("deep/lamp.yaml is outside the folders that this document may read (lamp, shared)"),
    ]);
    expect(await run("generate", ...args, "--root", ".")).toMatchObject({ exitCode: 0 });
  });

  test("counts for a version of git too, whose files are read from the same commit", async () => {
    const args = configured({ input: "../lamp/asyncapi.yaml", output: "../sdk", roots: [".."] });
    const git = (...words: readonly string[]) =>
      spawnSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...words], { cwd });
    git("init");
    git("add", ".");
    git("commit", "-m", "first");
    writeFileSync(join(cwd, "deep/lamp.yaml"), "type: string\n");
    const { exitCode, stdout } = await run("check", ...args, "--against", "git:HEAD", "--format", "json");

    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).changes[0].path).toBe("messages.LightOn.payload.lamp");
  });

  test("a run with other roots is not answered from the last one", async () => {
    mkdirSync(join(cwd, "node_modules"));
    await run("generate", ...input, "--root", ".");
    await run("generate", ...input, "--root", ".");

    expect(await run("generate", ...input)).toMatchObject({ exitCode: 2 });
  });
});
