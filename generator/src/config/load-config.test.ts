import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadConfig } from "./load-config.js";

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "eventwright-config-"));
});
afterEach(() => rm(cwd, { recursive: true }));

const write = (name: string, text: string): Promise<void> => writeFile(join(cwd, name), text);

describe("a configuration is found", () => {
  const wanted = { input: "events.yaml", output: "packages/events", package: { name: "@shop/events" } };

  test.each([
    ["eventwright.config.yaml", "input: events.yaml\noutput: packages/events\npackage:\n  name: '@shop/events'\n"],
    ["eventwright.config.json", JSON.stringify(wanted)],
    ["eventwright.config.js", `module.exports.default = ${JSON.stringify(wanted)};`],
    ["eventwright.config.mjs", `export default ${JSON.stringify(wanted)};`],
    ["eventwright.config.ts", `interface A { a: string }\nexport default ${JSON.stringify(wanted)} satisfies object;`],
  ])("in %s", async (name, text) => {
    await write(name, text);

    const loaded = await loadConfig({ cwd });
    expect(loaded).toMatchObject({ folder: cwd, file: join(cwd, name), diagnostics: [] });
    expect(loaded.config).toEqual(wanted);
  });

  test("nowhere: the defaults count", async () => {
    const loaded = await loadConfig({ cwd });
    expect(loaded).toMatchObject({ folder: cwd, diagnostics: [] });
    expect(loaded.config).toEqual({});
  });

  test("where --config says, and paths in it are relative to its folder", async () => {
    await write("other.yaml", "output: elsewhere\n");

    expect(await loadConfig({ cwd: tmpdir(), file: join(cwd, "other.yaml") })).toMatchObject({
      config: { output: "elsewhere" },
      folder: cwd,
    });
  });
});

describe("what is wrong is told with its place", () => {
  test.each([
    { given: "output: sdk\noutputs: x\n", code: "unknown-config-key", at: "2:1", says: '"outputs" is not an option' },
    {
      given: "package:\n  names: x\n",
      code: "unknown-config-key",
      at: "2:3",
      says: '"package.names" is not an option',
    },
    { given: "input: 3\n", code: "config-not-a-text", at: "1:1", says: '"input" is not a text' },
    { given: "input: ''\n", code: "config-not-a-text", at: "1:1", says: '"input" is not a text' },
    { given: "- input\n", code: "config-not-an-object", at: "1:1", says: "The configuration is not an object" },
    { given: "package: x\n", code: "config-not-an-object", at: "1:1", says: '"package" is not an object' },
    {
      given: "package:\n  name: Not A Name\n",
      code: "config-not-a-name",
      at: "2:3",
      says: '"package.name" cannot be "Not A Name"',
    },
    {
      given: "package:\n  fields:\n    version: 1.0.0\n",
      code: "config-field-is-generated",
      at: "3:5",
      says: '"package.fields.version"',
    },
    { given: "documents: [{ inputs: x }]\n", code: "unknown-config-key", at: "1:15", says: '"documents.0.inputs"' },
    { given: "documents: [x]\n", code: "config-not-an-object", at: "1:13", says: '"documents.0" is not an object' },
    { given: "documents: x\n", code: "config-not-a-list", at: "1:1", says: '"documents" is not a list' },
    { given: "plugins: [{}]\n", code: "config-not-a-plugin", at: "1:11", says: '"plugins.0" is no plugin' },
    { given: "openTypes: 'no'\n", code: "config-not-a-flag", at: "1:1", says: '"openTypes" is neither' },
    { given: "names:\n  application: catalog\n", code: "config-not-a-name", at: "2:3", says: '"names.application"' },
    {
      given: "input: a.yaml\ndocuments: []\n",
      code: "config-belongs-to-a-document",
      at: "1:1",
      says: '"input" stands beside "documents"',
    },
    {
      given: "check:\n  channels:\n    orders: all\n",
      code: "config-not-a-choice",
      at: "3:5",
      says: '"check.channels.orders" is none of both, backward, forward or none',
    },
    {
      given: "check: { rules: [] }\n",
      code: "config-not-an-object",
      at: "1:10",
      says: '"check.rules" is not an object',
    },
    { given: "check: { against: {} }\n", code: "config-not-a-list", at: "1:10", says: '"check.against" is not a list' },
    {
      given: "check:\n  accept:\n    - { fingerprint: 0123456789ab, reason: r, author: a }\n",
      code: "config-member-missing",
      at: "3:7",
      says: '"check.accept.0" has no "expires"',
    },
    {
      given: "check:\n  accept:\n    - { fingerprint: 0123456789ab, reason: r, author: a, expires: 2026-13-01 }\n",
      code: "config-not-a-name",
      at: "3:58",
      says: '"check.accept.0.expires" cannot be "2026-13-01"',
    },
    { given: "input: [\n", code: "config-broken", at: "2:1", says: "the configuration is broken" },
  ])("$given", async ({ given, code, at, says }) => {
    await write("eventwright.config.yaml", given);
    const { diagnostics } = await loadConfig({ cwd });

    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code, severity: "error", message: expect.stringContaining(says) });
    expect(`${diagnostics[0]?.location.line}:${diagnostics[0]?.location.column}`).toBe(at);
    expect(diagnostics[0]?.location.file).toBe("eventwright.config.yaml");
  });

  test("two configurations", async () => {
    await write("eventwright.config.yaml", "");
    await write("eventwright.config.json", "{}");

    expect((await loadConfig({ cwd })).diagnostics).toMatchObject([{ code: "two-configs" }]);
  });

  test.each(["missing.yaml", "missing.ts", "eventwright.config.toml"])("--config %s", async (file) => {
    expect((await loadConfig({ cwd, file })).diagnostics).toMatchObject([
      { severity: "error", location: { file, line: 0 } },
    ]);
  });

  test("a configuration that throws", async () => {
    await write("eventwright.config.mjs", "throw new Error('no TOKEN set');");

    expect((await loadConfig({ cwd })).diagnostics).toMatchObject([
      { code: "config-unreadable", consequence: "no TOKEN set" },
    ]);
  });
});
