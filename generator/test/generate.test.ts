import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { type GenerateOptions, generate } from "../src/commands/generate.js";
import type { Config, Plugin } from "../src/index.js";
import { folderOf } from "./support/load-files.js";

// The first package waits for the parser and the compilers.
vi.setConfig({ testTimeout: 180_000 });

const documentOf = (title: string) => `asyncapi: 3.0.0
info: { title: ${title}, version: 1.0.0 }
channels:
  lights:
    x-service: http://house/lights
    messages: { LightOn: { $ref: '#/components/messages/LightOn' } }
  doors:
    x-service: http://house/doors
    messages: { DoorOpened: { payload: { type: object } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
  open: { action: send, channel: { $ref: '#/channels/doors' } }
components:
  messages:
    LightOn: { payload: { type: object, required: [lamp], properties: { lamp: { type: integer } } } }
`;

let cwd: string;
beforeEach(() => {
  cwd = folderOf({ "asyncapi.yaml": documentOf("Lamp"), "door.yaml": documentOf("Door Service") });
});

const run = (config: Config, options: GenerateOptions = {}) => generate({ cwd, config, ...options });
const read = (path: string) => readFile(join(cwd, path), "utf8");

describe("options", () => {
  test("names, header and open types reach the files", async () => {
    await run({
      names: { application: "House", counterpart: "Guest" },
      header: "Copyright The House.\nline\u2028alert(1)",
      openTypes: true,
    });

    const index = await read("sdk/index.d.ts");
    expect(index).toMatch(
      /^\/\/ @generated from asyncapi\.yaml .*\n\/\/ Copyright The House\.\n\/\/ line\n\/\/ alert\(1\)\n/,
    );
    expect(index).toContain("export interface House extends AsyncDisposable");
    expect(await read("sdk/counterpart.d.ts")).toContain("connectGuest(");
    expect(await read("sdk/validators/index.js")).toContain("// Copyright The House.");
    expect(await read("sdk/schemas/light-on-message.d.ts")).toContain("[key: string]: unknown");
    expect(await read("sdk/README.md")).not.toContain("Copyright");
  });

  test("the version that is told is that of the package", async () => {
    await writeFile(join(cwd, "asyncapi.yaml"), documentOf("Lamp").replace("1.0.0", "'1'"));
    const { packages } = await run({});

    expect(packages[0]?.packageVersion).toBe("1.0.0");
    expect(JSON.parse(await read("sdk/package.json"))).toMatchObject({ version: "1.0.0" });
  });

  test("a channel that is excluded is nowhere in the package, not even in its document", async () => {
    const { packages } = await run({ channels: { exclude: ["doors"] } });

    expect(packages[0]?.written).toContain("schemas/light-on-message.d.ts");
    for (const path of packages[0]?.written ?? []) expect(await read(`sdk/${path}`)).not.toMatch(/door/i);
  });
});

describe("several documents", () => {
  const documents = [
    { input: "asyncapi.yaml", output: "lamp" },
    { input: "door.yaml", output: "door", package: { name: "@house/door" } },
  ];

  test("are a package each, with what counts for both", async () => {
    const config: Config = { package: { fields: { author: "House" } }, header: "Ours.", documents };
    const { packages, files } = await run(config);

    expect(packages.map(({ output, packageName }) => [output, packageName])).toEqual([
      ["lamp", "lamp-events"],
      ["door", "@house/door"],
    ]);
    for (const output of ["lamp", "door"]) {
      expect(JSON.parse(await read(`${output}/package.json`))).toMatchObject({ author: "House" });
      expect(await read(`${output}/index.js`)).toContain("// Ours.");
    }
    expect(files).toEqual([join(cwd, "asyncapi.yaml"), join(cwd, "door.yaml")]);

    const one = await run({ documents }, { input: "door.yaml", output: "other" });
    expect(one.packages.map(({ input, output }) => [input, output])).toEqual([["door.yaml", "other"]]);
  });

  test("are all read before one is written", async () => {
    await writeFile(join(cwd, "door.yaml"), "asyncapi: 3.0.0\n");
    const { packages, diagnostics } = await run({ documents });

    expect(packages).toEqual([]);
    expect(diagnostics.map(({ location }) => location.file)).toContain("door.yaml");
    expect((await readdir(cwd)).sort()).toEqual(["asyncapi.yaml", "door.yaml"]);
  });

  test.each<[string, Config, GenerateOptions, string]>([
    ["none", { documents: [] }, {}, "no-such-document"],
    ["not the one that is asked for", { documents }, { input: "window.yaml" }, "no-such-document"],
    ["in one folder", { documents: [{ input: "asyncapi.yaml" }, { input: "door.yaml" }] }, {}, "same-output"],
    ["in one folder that an option names", { documents }, { output: "sdk" }, "several-documents"],
  ])("%s is an error", async (_, config, options, code) => {
    expect(await run(config, options)).toMatchObject({ packages: [], diagnostics: [{ code, severity: "error" }] });
  });
});

describe("a plugin", () => {
  const eventNames: Plugin = {
    name: "event-names",
    emit: ({ messages }) => [
      {
        path: "event-names.js",
        content: `export const eventNames = ${JSON.stringify(messages.map(({ name }) => name))};\n`,
      },
      { path: "event-names.d.ts", content: "export declare const eventNames: readonly string[];\n" },
      { path: "docs/events.md", content: "# Events\n" },
    ],
  };

  test("adds files to the package, which are watched for edits and removed with the plugin", async () => {
    await run({ plugins: [eventNames] });

    expect(await read("sdk/event-names.js")).toBe('export const eventNames = ["LightOn","DoorOpened"];\n');
    const { exports, files } = JSON.parse(await read("sdk/package.json"));
    expect(exports["./event-names"]).toEqual({ types: "./event-names.d.ts", default: "./event-names.js" });
    expect(files).toContain("docs");

    await writeFile(join(cwd, "sdk/docs/events.md"), "mine");
    await expect(run({ plugins: [eventNames] })).rejects.toMatchObject({
      code: "OUTPUT_EDITED",
      paths: ["docs/events.md"],
    });

    const { packages } = await run({}, { force: true });
    expect(packages[0]?.removed).toEqual(["docs/events.md", "event-names.d.ts", "event-names.js"]);
  });

  test.each([
    ["plugin.mjs", 'export default { name: "module", emit: () => [{ path: "m.txt", content: "m" }] };'],
    [
      "plugin.ts",
      'export default { name: "module", emit: (contract: object) => [{ path: "m.txt", content: "m" }] } satisfies object;',
    ],
  ])("is a module: %s", async (name, text) => {
    await writeFile(join(cwd, name), text);
    const { files } = await run({ plugins: [`./${name}`] });

    expect(await read("sdk/m.txt")).toBe("m");
    expect(files).toContain(join(cwd, name));
  });

  const emits = (...paths: readonly string[]): Plugin => ({
    name: "bad",
    emit: () => paths.map((path) => ({ path, content: "" })),
  });
  test.each<[string, Plugin | string, string, string]>([
    ["a file of ours", emits("index.js"), "PLUGIN_PATH_REFUSED", 'plugin "bad" emits "index.js"'],
    ["a file of ours where capitals do not count", emits("readme.md"), "PLUGIN_PATH_REFUSED", "eventwright already"],
    ["the manifest", emits(".eventwright.json"), "PLUGIN_PATH_REFUSED", "eventwright already"],
    ["one file twice", emits("a.txt", "a.txt"), "PLUGIN_PATH_REFUSED", 'plugin "bad" already'],
    ["a file outside", emits("../a.txt"), "PLUGIN_PATH_REFUSED", "no path inside"],
    ["an absolute path", emits("/tmp/a.txt"), "PLUGIN_PATH_REFUSED", "no path inside"],
    [
      "an exception",
      {
        name: "bad",
        emit: () => {
          throw new Error("no TOKEN");
        },
      },
      "PLUGIN_FAILED",
      'The plugin "bad" failed: no TOKEN',
    ],
    ["no files", { name: "bad", emit: () => [{ path: "a" }] as never }, "PLUGIN_FAILED", 'The plugin "bad" gave'],
    ["no module", "./nowhere.js", "PLUGIN_NOT_LOADED", 'The plugin "./nowhere.js" cannot be loaded'],
    ["no package", "nowhere", "PLUGIN_NOT_LOADED", 'The plugin "nowhere" cannot be loaded'],
  ])("that gives %s is named, and nothing is written", async (_, plugin, code, says) => {
    await expect(run({ plugins: [plugin] })).rejects.toMatchObject({ code, message: expect.stringContaining(says) });
    expect((await readdir(cwd)).sort()).toEqual(["asyncapi.yaml", "door.yaml"]);
  });
});

describe("a run that would change nothing", () => {
  const steps: string[] = [];
  const onStep = (step: string) => steps.push(step);
  const work = async (config: Config = {}) => {
    steps.length = 0;
    const { packages } = await generate({ cwd, config }, { onStep });
    return { didWork: steps.length > 0, written: packages[0]?.written };
  };

  beforeEach(async () => {
    await mkdir(join(cwd, "node_modules"));
    await utimes(join(cwd, "asyncapi.yaml"), 1_700_000_000, 1_700_000_000);
    await work();
  });

  test("is answered from the last one", async () => {
    expect(await work()).toEqual({ didWork: false, written: [] });
    expect((await stat(join(cwd, "node_modules/.cache/eventwright"))).isDirectory()).toBe(true);
    expect((await run({})).packages[0]?.unchanged).toContain("index.js");
  });

  test.each<[string, () => Promise<unknown>, Config, readonly string[]]>([
    [
      "the document",
      () => writeFile(join(cwd, "asyncapi.yaml"), documentOf("Lamp").replace("type: integer", "type: string")),
      {},
      ["schemas/light-on-message.d.ts"],
    ],
    ["the configuration", async () => {}, { package: { name: "@a/b" } }, ["package.json"]],
    ["a file of the package that is missing", () => rm(join(cwd, "sdk/index.js")), {}, ["index.js"]],
    ["the manifest that is missing", () => rm(join(cwd, "sdk/.eventwright.json")), {}, [".eventwright.json"]],
    ["a plugin, of which nobody knows what it reads", async () => {}, { plugins: [{ name: "p", emit: () => [] }] }, []],
  ])("is not what follows a change of %s", async (_, change, config, written) => {
    await change();

    expect(await work(config)).toMatchObject({ didWork: true, written: expect.arrayContaining([...written]) });
  });

  test("is not remembered when the document was saved meanwhile", async () => {
    const later = Date.now() / 1000 + 60;
    await rm(join(cwd, "node_modules/.cache"), { recursive: true });
    await utimes(join(cwd, "asyncapi.yaml"), later, later);
    await work();

    expect(await work()).toEqual({ didWork: true, written: [] });
  });

  test("is not believed when a person edited a file", async () => {
    await writeFile(join(cwd, "sdk/index.js"), "// mine\n");

    await expect(work()).rejects.toMatchObject({ code: "OUTPUT_EDITED" });
  });
});
