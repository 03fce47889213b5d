import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

// The built program, as a shell starts it.
const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "eventwright-cli-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function eventwright(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: "utf8" });
  return { exitCode: status, stdout, stderr };
}

const write = (path: string, text: string): void => writeFileSync(join(cwd, path), text);

const document = `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights:
    x-service: http://house/lights
    address: queue_house_lights
    messages: { LightOn: { $ref: '#/components/messages/LightOn' } }
operations:
  switchOn: { action: send, x-urgency: high, channel: { $ref: '#/channels/lights' } }
components:
  messages:
    LightOn: { payload: { type: object, required: [lamp], properties: { lamp: { type: integer } } } }
`;

describe("generate", { timeout: 180_000 }, () => {
  test("ends when all is done, also when a plugin leaves a timer and a server open", () => {
    write("asyncapi.yaml", document);
    write(
      "plugin.mjs",
      `import { createServer } from "node:http";
setInterval(() => {}, 1000);
export default { name: "busy", emit: () => { createServer().listen(0); return [{ path: "busy.txt", content: "" }]; } };
`,
    );
    write("eventwright.config.yaml", "plugins: [./plugin.mjs]\n");
    const args = [bin, "generate", "--format", "json"];
    const { status, signal, stdout } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", timeout: 60_000 });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
    expect(JSON.parse(stdout)).toMatchObject({ packages: [{ packageName: "lamp-events" }] });
    expect(readdirSync(join(cwd, "sdk"))).toContain("busy.txt");
  });

  test("writes a package once, and never over a person's edits unless forced", () => {
    write("asyncapi.yaml", document);
    const dry = eventwright("generate", "--dry-run");
    expect(dry.stdout).toMatch(/files to write\n {4}README\.md\n/);
    expect(dry.exitCode).toBe(0);
    expect(readdirSync(cwd)).toEqual(["asyncapi.yaml"]);

    const first = eventwright("generate");
    expect(first.stderr).toBe("");
    expect(first.stdout).toMatch(/^asyncapi\.yaml → sdk: lamp-events 1\.0\.0\n {2}\d+ files written\n/);
    expect(first.exitCode).toBe(0);
    expect(JSON.parse(readFileSync(join(cwd, "sdk/package.json"), "utf8"))).toMatchObject({
      name: "lamp-events",
      version: "1.0.0",
    });

    write("sdk/index.js", "// mine\n");
    const refused = eventwright("generate");
    expect(refused).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `OUTPUT_EDITED  One file was edited by hand, or written by something else.
    index.js
  Nothing was written.
  Make the change in the document instead, or take what was generated with \`eventwright generate --force\`.
`,
    });
    expect(readFileSync(join(cwd, "sdk/index.js"), "utf8")).toBe("// mine\n");

    const forced = eventwright("generate", "--force");
    expect(forced.stdout).toContain("  1 file written\n    index.js (was edited by hand)\n");
    expect(forced.exitCode).toBe(0);

    const last = eventwright("generate", "--format", "json");
    expect(last).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(last.stdout)).toEqual({
      diagnostics: [],
      packages: [
        {
          input: "asyncapi.yaml",
          output: "sdk",
          packageName: "lamp-events",
          packageVersion: "1.0.0",
          written: [],
          removed: [],
          unchanged: expect.arrayContaining(["index.js", "index.d.ts", "package.json"]),
          edited: [],
        },
      ],
    });
  });

  test("does what the configuration says, and flags before that", () => {
    write("events.yaml", document);
    const config = { input: "events.yaml", output: "out", package: { name: "@lamp/events" } };
    write("eventwright.config.ts", `export default ${JSON.stringify(config)};`);

    expect(eventwright("generate", "--output", "other").stdout).toMatch(
      /^events\.yaml → other: @lamp\/events 1\.0\.0\n/,
    );
    expect(readdirSync(cwd)).toContain("other");
    expect(readdirSync(cwd)).not.toContain("out");
  });
});

describe("a plugin that never answers", { timeout: 180_000 }, () => {
  test.each([
    ["whose promise nothing settles", "export default { name: 'p', emit: () => new Promise(() => {}) };", "failed"],
    ["whose module waits for ever", "await new Promise(() => {}); export default {};", "cannot be loaded"],
  ])("%s is named, instead of an end without a word", (_, plugin, says) => {
    write("asyncapi.yaml", document);
    write("plugin.mjs", plugin);
    write("eventwright.config.yaml", "plugins: [./plugin.mjs]\n");
    for (const command of ["generate", "check"]) {
      mkdirSync(join(cwd, "sdk"), { recursive: true });
      const { exitCode, stdout, stderr } = eventwright(command);

      expect(stderr).toMatch(
        new RegExp(`^PLUGIN_[A-Z_]+  The plugin ".+" ${says}: it waits for something that never comes\n`),
      );
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    }
    expect(readdirSync(join(cwd, "sdk"))).toEqual([]);
  });
});

describe("what cannot be generated: exit code 2, one message with its place, nothing written", {
  timeout: 180_000,
}, () => {
  test.each<{ what: string; given: string | undefined; place: string; says: string }>([
    { what: "an unreadable file", given: undefined, place: "asyncapi.yaml", says: "cannot be read" },
    { what: "broken YAML", given: "asyncapi: 3.0.0\ninfo: { title: [\n", place: "asyncapi.yaml:3:1", says: "" },
    {
      what: "a document that is not AsyncAPI",
      given: "openapi: 3.1.0\ninfo: { title: Shop }\n",
      place: "asyncapi.yaml:1:1",
      says: "AsyncAPI",
    },
    {
      what: "a document that the specification refuses",
      given: document.replace(", version: 1.0.0", ""),
      place: "asyncapi.yaml:2:1",
      says: "version",
    },
    { what: "an unknown urgency", given: document.replace("high", "hihg"), place: "asyncapi.yaml:9:29", says: "hihg" },
    {
      what: "an address that does not follow from its x-service",
      given: document.replace("queue_house_lights", "queue_house"),
      place: "asyncapi.yaml:6:5",
      says: "queue_house",
    },
    {
      what: "two services that share a queue name",
      given: document.replace(
        "operations:",
        "  other:\n    x-service: house_lights\n    messages: { LightOn: { $ref: '#/components/messages/LightOn' } }\noperations:\n  also: { action: send, channel: { $ref: '#/channels/other' } }",
      ),
      place: "asyncapi.yaml:8:3",
      says: "queue_house_lights",
    },
  ])("$what", ({ given, place, says }) => {
    if (given !== undefined) write("asyncapi.yaml", given);
    const { exitCode, stdout, stderr } = eventwright("generate");
    const messages = stderr.split("\n").filter((line) => line !== "" && !line.startsWith(" "));

    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(`${place}  error  `);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(readdirSync(cwd)).toEqual(given === undefined ? [] : ["asyncapi.yaml"]);
  });

  test("an option of the configuration that there is not", () => {
    write("asyncapi.yaml", document);
    write("eventwright.config.yaml", "outputs: sdk\n");
    const { exitCode, stderr } = eventwright("generate");

    expect(stderr).toBe(
      'eventwright.config.yaml:1:1  error  "outputs" is not an option\n  Options here are input, roots, output, package, channels, names, header, openTypes, plugins, check, lint, documents.\n',
    );
    expect(exitCode).toBe(2);
  });

  test("a message as JSON", () => {
    const { exitCode, stdout, stderr } = eventwright("generate", "--format", "json");

    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [{ severity: "error", location: { file: "asyncapi.yaml" } }],
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
  });
});

describe("init", { timeout: 180_000 }, () => {
  test("without a terminal asks nothing, and what it writes generates at once", () => {
    const first = eventwright("init", "--title", 'The "Order" Service');
    expect(first.stderr).toBe("");
    expect(first.stdout).toContain("Generated: the-order-service-events in sdk\n\nNext:\n");
    expect(readdirSync(cwd).sort()).toEqual(["asyncapi.yaml", "eventwright.config.yaml", "sdk"]);
    expect(eventwright("generate").stdout).toMatch(
      /^asyncapi\.yaml → sdk: the-order-service-events 1\.0\.0 is up to date/,
    );

    const second = eventwright("init");
    expect(second).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `INIT_IN_THE_WAY  There is a configuration already.
    eventwright.config.yaml
  Nothing was written.
  Run \`eventwright generate\`, or begin in another folder.
`,
    });
  });

  test("uses a document that is there, and leaves it as it is", () => {
    write("events.yaml", document);
    const { stdout, exitCode } = eventwright("init", "--input", "events.yaml", "--output", "out");

    expect(stdout).toMatch(
      /^events\.yaml is there already, and stays as it is\.\nWritten: eventwright\.config\.yaml\n/,
    );
    expect(exitCode).toBe(0);
    expect(readFileSync(join(cwd, "events.yaml"), "utf8")).toBe(document);
    expect(readFileSync(join(cwd, "eventwright.config.yaml"), "utf8")).toContain(
      'input: "events.yaml"\noutput: "out"\n',
    );
  });

  test.each<[string, readonly string[], string]>([
    ["a document with mistakes", ["--input", "broken.yaml"], "broken.yaml:1:1"],
    ["a package's name that npm refuses", ["--package", "Not A Name"], "INIT_ANSWER_REFUSED"],
    ["a title without letters", ["--title", "!"], "INIT_ANSWER_REFUSED"],
    ["an output folder that is not empty", ["--output", "."], "INIT_IN_THE_WAY"],
  ])("writes nothing for %s", (_, args, says) => {
    write("broken.yaml", "openapi: 3.1.0\n");
    const { exitCode, stdout, stderr } = eventwright("init", ...args);

    expect(stderr).toContain(says);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(readdirSync(cwd)).toEqual(["broken.yaml"]);
  });
});

describe("generate --watch", { timeout: 180_000 }, () => {
  test.each(["SIGINT", "SIGTERM"] as const)("ends cleanly at %s", async (signal) => {
    write("asyncapi.yaml", document);
    const tool = spawn(process.execPath, [bin, "generate", "--watch"], { cwd });
    let stdout = "";
    for await (const chunk of tool.stdout) {
      stdout += chunk;
      if (stdout.includes("Ctrl-C ends it.\n")) tool.kill(signal);
    }
    const [exitCode] = tool.exitCode === null ? await once(tool, "exit") : [tool.exitCode];

    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/files written[\s\S]*\nDone in \d+ ms\. Watching for changes; Ctrl-C ends it\.\n$/);
  });
});

describe("check and diff", { timeout: 180_000 }, () => {
  const changed = document.replace("lamp: { type: integer }", "lamp: { type: string }");

  test("end with 0, 1 and 2, and say on stdout what was found", () => {
    write("old.yaml", document);
    write("asyncapi.yaml", document);
    expect(eventwright("check", "--against", "old.yaml")).toMatchObject({
      exitCode: 0,
      stderr: "",
      stdout: expect.stringContaining("asyncapi.yaml says the same as old.yaml.\n"),
    });

    write("asyncapi.yaml", changed);
    const found = eventwright("diff", "old.yaml", "asyncapi.yaml");
    expect(found).toMatchObject({ exitCode: 1, stderr: "" });
    expect(found.stdout).toMatch(/^ {2}asyncapi\.yaml:\d+:\d+ {2}breaking {2}/m);
    expect(found.stdout).not.toContain("\u001b");

    expect(eventwright("diff", "git:main", "asyncapi.yaml")).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringMatching(/^GIT_NOT_A_REPOSITORY {2}/),
    });
  });

  test("check --watch checks, and ends when it is interrupted", async () => {
    write("asyncapi.yaml", document);
    const tool = spawn(process.execPath, [bin, "check", "--watch"], { cwd, stdio: ["ignore", "ignore", "pipe"] });
    let stderr = "";
    for await (const chunk of tool.stderr) {
      stderr += String(chunk);
      if (stderr.includes("Ctrl-C ends it.")) tool.kill("SIGINT");
    }
    const [exitCode] = tool.exitCode === null ? await once(tool, "exit") : [tool.exitCode];

    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Checked in \d+ ms\. Watching for changes; Ctrl-C ends it\.\n$/);
  });
});

describe("the command line", () => {
  test("--version and --help answer", () => {
    expect(eventwright("--version")).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(eventwright("generate", "--help")).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("--dry-run"),
    });
  });

  test("a reader that goes away is no failure", async () => {
    const child = spawn(process.execPath, [bin, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    const complaints: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text) => complaints.push(text));
    const [exitCode] = await once(child, "close");
    expect({ exitCode, complaints }).toEqual({ exitCode: 0, complaints: [] });
  });

  test("--help loads nothing heavy, so that it answers at once", () => {
    const hook = "export function load(url, context, next) { process._rawDebug(url); return next(url, context); }";
    const register = `import { register } from "node:module"; register("data:text/javascript,${encodeURIComponent(hook)}");`;
    const args = ["--import", `data:text/javascript,${encodeURIComponent(register)}`, bin, "--help"];
    const { stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });

    expect(stderr).toContain("/commander/");
    expect(stderr).not.toMatch(/ts-morph|asyncapi|ajv|jiti|yaml/);
  });

  test.each([
    [["generate", "--nonsense"]],
    [["genrate"]],
    [["generate", "--format", "xml"]],
    [["generate", "extra"]],
    [["completion", "tcsh"]],
    [["diff", "one.yaml"]],
    [["check", "--format", "json", "--format", "junit"]],
    [["generate", "--watch", "--dry-run"]],
  ])("%j is refused with exit code 2", (args) => {
    const { exitCode, stdout, stderr } = eventwright(...args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatch(/^error: /);
  });
});
