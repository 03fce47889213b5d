import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

// The first package waits for the parser and the compilers.
vi.setConfig({ testTimeout: 180_000 });

const documentOf = (payload: string) => `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { LightOn: { payload: ${payload} } } }
operations:
  switchOn: { action: send, channel: { $ref: '#/channels/lights' } }
`;
const document = documentOf("{ type: object, properties: { lamp: { type: integer } } }");

let cwd: string;
beforeEach(() => {
  cwd = folderOf({ "asyncapi.yaml": document });
});
const run = (...args: readonly string[]) => runCli(cwd, ...args);
const write = (path: string, text: string) => writeFileSync(join(cwd, path), text);
const read = (path: string) => readFileSync(join(cwd, path), "utf8");

describe("a package that would be written over what it is made from", () => {
  test("is refused when the document stands in the output folder, forced or not", async () => {
    const refused = `OUTPUT_IS_INPUT  asyncapi.yaml is read, and the package has a file in its place.
    asyncapi.yaml
  Nothing was written.
  Choose a folder of its own for the package with --output, or with \`output\` in the configuration.
`;
    for (const flags of [[], ["--force"], ["--dry-run"]]) {
      expect(await run("generate", "-o", ".", ...flags)).toEqual({ exitCode: 2, stdout: "", stderr: refused });
    }
    write("eventwright.config.yaml", "output: .\n");
    expect(await run("check")).toEqual({ exitCode: 2, stdout: "", stderr: refused });
    expect(readdirSync(cwd).sort()).toEqual(["asyncapi.yaml", "eventwright.config.yaml"]);
    expect(read("asyncapi.yaml")).toBe(document);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    [
      "a file that the document refers to",
      {
        "docs/asyncapi.yaml": documentOf("{ $ref: ../sdk/README.md }"),
        "sdk/README.md": "type: object\n",
      },
      ["-i", "docs/asyncapi.yaml", "--root", ".", "--force"],
      "sdk/README.md",
    ],
    [
      "the configuration",
      { "sdk/package.json": JSON.stringify({ input: "../asyncapi.yaml", output: "." }) },
      ["--config", "sdk/package.json", "--force"],
      "sdk/package.json",
    ],
    [
      "another document of the configuration",
      {
        "b/asyncapi.yaml": document,
        "eventwright.config.yaml":
          "documents: [{ input: asyncapi.yaml, output: b }, { input: b/asyncapi.yaml, output: c }]",
      },
      ["--input", "asyncapi.yaml", "--force"],
      "b/asyncapi.yaml",
    ],
  ])("is refused when it is %s", async (_, files, args, path) => {
    cwd = folderOf({ "asyncapi.yaml": document, ...files });
    const { exitCode, stdout, stderr } = await run("generate", ...args);

    expect(stderr).toContain(`OUTPUT_IS_INPUT  ${path} is read, and the package has a file in its place.`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    for (const [name, text] of Object.entries(files)) expect(read(name)).toBe(text);
  });

  test("is refused where a link leads to the document of the package", async () => {
    await run("generate", "-o", "sdk");
    symlinkSync(join(cwd, "sdk"), join(cwd, "link"));
    const { exitCode, stderr } = await run("generate", "-i", "sdk/asyncapi.yaml", "-o", "link");

    expect(stderr).toContain("OUTPUT_IS_INPUT  sdk/asyncapi.yaml is read");
    expect(exitCode).toBe(2);
  });

  test("is not written from another document either, over the one that is there", async () => {
    write("v2.yaml", document.replace("1.0.0", "2.0.0"));
    await run("generate", "-o", ".");
    const { exitCode, stderr } = await run("generate", "-i", "v2.yaml", "-o", ".");

    expect(stderr).toContain(
      "OUTPUT_EDITED  One file was edited by hand, or written by something else.\n    asyncapi.yaml\n",
    );
    expect(exitCode).toBe(2);
    expect(read("asyncapi.yaml")).toBe(document);
  });

  test("ends `init`, which leaves nothing behind", async () => {
    cwd = folderOf({});
    const { exitCode, stdout, stderr } = await run("init", "--input", "events/asyncapi.yaml", "--output", "events");

    expect(stderr).toContain("OUTPUT_IS_INPUT  events/asyncapi.yaml is read");
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe("an output folder that holds other things", () => {
  // With --dry-run: the test must not write there when the tool does not refuse.
  test.each(["generate --dry-run", "check"])("%s refuses the root of the file system", async (command) => {
    write("eventwright.config.yaml", "output: /\n");
    expect(await run(...command.split(" "))).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `OUTPUT_FOLDER_REFUSED  The output folder is "/", the root of the file system.
  Nothing was written.
  Choose a folder of its own for the package with --output, or with \`output\` in the configuration.
`,
    });
  });

  test("the home folder is refused, also by another name", async () => {
    mkdirSync(join(cwd, "home"));
    symlinkSync(join(cwd, "home"), join(cwd, "also-home"));
    vi.stubEnv("HOME", join(cwd, "home"));
    vi.stubEnv("USERPROFILE", join(cwd, "home"));
    try {
      for (const [command, name] of [
        ["generate", "home"],
        ["generate", "also-home"],
        ["init", "home"],
      ] as const) {
        const { exitCode, stderr } = await run(command, "-o", name);
        expect(stderr).toContain(`OUTPUT_FOLDER_REFUSED  The output folder is "${name}", your home folder.`);
        expect(exitCode).toBe(2);
      }
      expect(readdirSync(join(cwd, "home"))).toEqual([]);
      expect(await run("generate", "-o", "home/sdk")).toMatchObject({ exitCode: 0 });
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test.each(["o1/sub", "link/sub"])("two packages, one in the other (%s), are refused", async (inner) => {
    mkdirSync(join(cwd, "o1"));
    symlinkSync(join(cwd, "o1"), join(cwd, "link"));
    write("b.yaml", document);
    const documents = [
      { input: "asyncapi.yaml", output: "o1" },
      { input: "b.yaml", output: inner },
    ];
    write("eventwright.config.json", JSON.stringify({ documents }));
    const { exitCode, stdout, stderr } = await run("generate");

    expect(stderr).toContain(`error  the output folder ${inner} of one document is in that of another, o1`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(readdirSync(join(cwd, "o1"))).toEqual([]);
  });

  test.each([
    ["generate", "note.txt"],
    ["generate", "note.txt/sdk"],
    ["init", "note.txt"],
    ["init", "note.txt/sdk"],
  ])("%s --output %s says that there is a file", async (command, output) => {
    write("note.txt", "mine");
    const { exitCode, stderr } = await run(command, "--output", output);

    expect(stderr).toBe(`OUTPUT_PATH_REFUSED  "note.txt" is a file, and a folder is needed there.
  Remove what stands in the way, or choose another folder with --output.
`);
    expect(exitCode).toBe(2);
    expect(readdirSync(cwd).sort()).toEqual(["asyncapi.yaml", "note.txt"]);
  });

  test("init says that the document it would write cannot be the package's folder", async () => {
    cwd = folderOf({});
    const { exitCode, stderr } = await run("init", "--input", "events.yaml", "--output", "./events.yaml");

    expect(stderr).toContain('INIT_ANSWER_REFUSED  "./events.yaml" is the document, and a folder is needed there.');
    expect(exitCode).toBe(2);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe("files that were edited by hand", () => {
  // A warning of the document: nothing of it may get lost when the output is refused.
  const warned = `${document}servers: { stream: { host: h, protocol: kafka } }\n`;

  test("are refused by --dry-run as by the run itself, unless forced", async () => {
    await run("generate");
    write("sdk/index.js", "// mine\n");
    const real = await run("generate");
    expect(real.stderr).toContain("OUTPUT_EDITED");

    expect(await run("generate", "--dry-run")).toEqual(real);
    expect(await run("generate", "--dry-run", "--force")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("1 file to write\n    index.js (was edited by hand)\n"),
    });
    expect(read("sdk/index.js")).toBe("// mine\n");
  });

  test.each<[string, string, string]>([
    ["OUTPUT_EDITED", "index.js", "// mine\n"],
    ["MANIFEST_UNREADABLE", ".eventwright.json", "no JSON"],
  ])("are %s as JSON, with no packages and what is to say of the document", async (code, path, text) => {
    write("asyncapi.yaml", warned);
    await run("generate");
    write(`sdk/${path}`, text);
    const { exitCode, stdout, stderr } = await run("generate", "--format", "json");

    expect(JSON.parse(stdout)).toEqual({
      diagnostics: [expect.objectContaining({ code: "no-amqp-channel" })],
      packages: [],
      error: { code, message: expect.any(String), paths: [path] },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect((await run("generate")).stderr).toMatch(/^asyncapi\.yaml:\d+:\d+ {2}warning [\s\S]*\n[A-Z_]+ {2}/);
  });

  test("init answers in the same shape, done or refused", async () => {
    const done = JSON.parse((await run("init", "--format", "json")).stdout);
    expect(done.packages).toEqual([expect.objectContaining({ output: "sdk", packageName: "lamp-events" })]);

    expect(JSON.parse((await run("init", "--format", "json")).stdout)).toEqual({
      diagnostics: [],
      written: [],
      packages: [],
      error: expect.objectContaining({ code: "INIT_IN_THE_WAY" }),
    });
  });
});

test("init writes JSON into a document whose name says so", async () => {
  cwd = folderOf({});
  expect(await run("init", "--input", "docs/asyncapi.json", "--title", "Order")).toMatchObject({ exitCode: 0 });

  expect(JSON.parse(read("docs/asyncapi.json"))).toMatchObject({ asyncapi: "3.0.0", info: { title: "Order" } });
  expect(existsSync(join(cwd, "sdk/index.js"))).toBe(true);
});

describe("a package's name that follows from the title is one that npm takes", () => {
  test.each([
    ["Ünïcode Café", "unicode-cafe-events"],
    ["日本", "service-events"],
    ["订单 Orders", "orders-events"],
    ["x".repeat(300), `${"x".repeat(207)}-events`],
  ])("%s", async (title, name) => {
    cwd = folderOf({});
    expect(await run("init", "--title", title)).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(read("sdk/package.json"))).toMatchObject({ name });

    cwd = folderOf({ "asyncapi.yaml": document.replace("Lamp", JSON.stringify(title)) });
    await run("generate");
    expect(JSON.parse(read("sdk/package.json"))).toMatchObject({ name });
  });

  test("or the document has to be named otherwise: a title of signs only", async () => {
    write("asyncapi.yaml", document.replace("Lamp", '"!!!"'));
    await run("generate");
    expect(JSON.parse(read("sdk/package.json"))).toMatchObject({ name: "service-events" });
  });
});

test.runIf(existsSync("/proc/self"))("a folder that can never be made ends the run", async () => {
  const { exitCode, stderr } = await run("generate", "-o", "/proc/nowhere/sdk");
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^OUTPUT_NOT_WRITABLE {2}"\S+" could not be written\./);
});
