import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { check } from "../src/commands/check.js";
import { generate } from "../src/commands/generate.js";
import { textInMemory } from "../src/document/file-reader.js";
import type { ChangeReport } from "../src/report/changes/change-report.js";
import { folderOf } from "./support/load-files.js";
import { runCli } from "./support/run-cli.js";

// The parser and the compilers are loaded by the first test.
vi.setConfig({ testTimeout: 180_000 });

const documentOf = ({ version = "1.0.0", type = "integer", more = "" } = {}) => `asyncapi: 3.0.0
info: { title: House, version: ${version}, description: Lamps. }
channels:
  lights: { address: lights, description: Lamps., messages: { LightOn: { $ref: '#/components/messages/LightOn' } } }
operations:
  switchOn: { action: send, summary: Switch on., channel: { $ref: '#/channels/lights' } }
components:
  messages:
    LightOn:
      summary: A lamp is on.
      payload:
        type: object
        required: [lamp]
        properties: { lamp: { type: ${type}, description: Its number. }${more} }
`;
const more = ", room: { type: string, maxLength: 20, description: Where. }";

let cwd: string;
beforeEach(() => {
  cwd = folderOf({ "asyncapi.yaml": documentOf(), "old.yaml": documentOf() });
});
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
};

async function reportOf(options: Parameters<typeof check>[0] = {}, today = "2026-06-01"): Promise<ChangeReport> {
  const { report, diagnostics } = await check({ cwd, ...options }, { today });
  expect(diagnostics).toEqual([]);
  return report as ChangeReport;
}

describe("the document", () => {
  test("that is sound passes, and it is said that nothing was compared", async () => {
    const { exitCode, stdout } = await runCli(cwd, "check");

    expect(exitCode).toBe(0);
    expect(stdout).toContain("There is no sdk yet");
    expect(stdout).toContain("was compared with no other version");
  });

  test("that has errors fails, and is compared with nothing", async () => {
    write("asyncapi.yaml", documentOf().replace("#/channels/lights", "#/channels/nowhere"));
    const { exitCode, stdout } = await runCli(cwd, "check", "--against", "old.yaml", "--format", "json");

    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      failed: true,
      changes: [],
      documents: [{ baselines: [], diagnostics: [expect.objectContaining({ code: "unresolved-reference" })] }],
    });
    const { stdout: text } = await runCli(cwd, "check", "--against", "old.yaml");
    expect(text).toContain("\nasyncapi.yaml has errors, so it was compared with nothing.\n");
  });

  test("that is not there cannot be checked", async () => {
    rmSync(join(cwd, "asyncapi.yaml"));

    expect(await runCli(cwd, "check")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `DOCUMENT_NOT_FOUND  There is no asyncapi.yaml, so there is nothing to check.
  Name the document with --input, or in the configuration.
`,
    });
  });
});

describe("the package", () => {
  const files = () =>
    Object.fromEntries(readdirSync(join(cwd, "sdk")).map((name) => [name, statSync(join(cwd, "sdk", name)).mtimeMs]));

  test("that is what the document generates passes; one that is not is named with its diff, and stays as it is", async () => {
    await generate({ cwd });
    expect((await reportOf()).documents[0]?.sdk).toEqual({ output: "sdk", state: "current", files: [] });

    write("sdk/index.js", `// mine\n${readFileSync(join(cwd, "sdk/index.js"), "utf8")}`);
    rmSync(join(cwd, "sdk/counterpart.js"));
    const before = files();
    const { documents, failed } = await reportOf();

    expect(failed).toBe(true);
    expect(documents[0]?.sdk).toMatchObject({
      state: "different",
      files: [
        { path: "counterpart.js", kind: "missing", isEdited: false },
        { path: "index.js", kind: "outdated", isEdited: true, diff: expect.stringContaining("\n-// mine\n") },
      ],
    });
    expect(files()).toEqual(before);
    const { exitCode, stdout } = await runCli(cwd, "check");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("--- a/index.js\n+++ b/index.js\n@@ -1,4 +1,3 @@\n-// mine\n");
  });

  test("that has another password of a broker is outdated, and neither password is told", async () => {
    const serverOf = (password: string) =>
      `servers: { main: { host: "ann:${password}@rabbit.test", protocol: amqp } }\n`;
    write("asyncapi.yaml", documentOf() + serverOf("zz/one"));
    await generate({ cwd });
    write("asyncapi.yaml", documentOf() + serverOf("zz@two"));

    for (const format of ["text", "json", "github", "sarif", "junit", "markdown"]) {
      const { exitCode, stdout, stderr } = await runCli(cwd, "check", "--format", format);
      expect(exitCode, format).toBe(1);
      expect(stdout + stderr, format).not.toMatch(/zz|one@|two@/);
    }
  });

  test("of an older document is stale", async () => {
    await generate({ cwd });
    write("asyncapi.yaml", documentOf({ more }));
    const { documents } = await reportOf();

    const outdated = documents[0]?.sdk?.files.filter(({ kind }) => kind === "outdated").map(({ path }) => path);
    expect(outdated).toContain("asyncapi.yaml");
    expect(documents[0]?.sdk?.files.some(({ isEdited }) => isEdited)).toBe(false);
  });
});

describe("a change", () => {
  const broken = () => write("asyncapi.yaml", documentOf({ type: "string", version: "2.0.0" }));

  test("that breaks fails, with whom it breaks and the line", async () => {
    broken();
    const { exitCode, stdout } = await runCli(cwd, "check", "--against", "old.yaml", "--format", "json");

    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).changes[0]).toMatchObject({
      rule: "payload-backward",
      severity: "breaking",
      new: { file: "asyncapi.yaml", line: 14 },
      old: { file: "old.yaml", line: 14 },
      fails: true,
    });
  });

  test("that nobody has to mind passes, as --fail-on says", async () => {
    broken();

    expect((await runCli(cwd, "check", "--against", "old.yaml", "--fail-on", "never")).exitCode).toBe(0);
  });

  test("that is accepted passes until its day is over, and while it does the same", async () => {
    broken();
    const options = { against: ["old.yaml"] };
    const [{ changes = [] } = {}] = (await reportOf(options)).documents;
    const accept = changes
      .filter(({ fails }) => fails)
      .map(({ fingerprint, rule, path }) => ({
        fingerprint,
        rule,
        path,
        reason: "Nobody consumes it.",
        author: "Ada",
        expires: "2026-06-30",
      }));
    const config = { check: { accept } };

    const accepted = await reportOf({ ...options, config });
    expect(accepted).toMatchObject({ failed: false, diagnostics: [] });
    const states = ({ documents }: ChangeReport) =>
      documents[0]?.changes.flatMap(({ acceptance }) => acceptance?.state ?? []);
    expect(new Set(states(accepted))).toEqual(new Set(["accepted"]));

    const expired = await reportOf({ ...options, config }, "2026-07-01");
    expect(expired.failed).toBe(true);
    expect(new Set(states(expired))).toEqual(new Set(["expired"]));

    write("asyncapi.yaml", documentOf({ type: "boolean", version: "2.0.0" }));
    const outdated = await reportOf({ ...options, config });
    expect(outdated.failed).toBe(true);
    expect(states(outdated)).toContain("outdated");
  });

  test.each([
    {
      expires: "2099-12-31",
      severity: "info",
      remedy: "Remove it when no version that you compare with is older than the change",
    },
    { expires: "2020-12-31", severity: "warning", remedy: "Remove it from the configuration." },
  ])("that is accepted until $expires and not there any more is told as $severity, with its line", async (want) => {
    write(
      "eventwright.config.yaml",
      `check:
  against: old.yaml
  accept:
    - fingerprint: 0123456789ab
      reason: It was meant.
      author: Ada
      expires: ${want.expires}
`,
    );
    const { exitCode, stdout } = await runCli(cwd, "check");

    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      `eventwright.config.yaml:4:7  ${want.severity}  no change has the accepted fingerprint 0123456789ab\n`,
    );
    expect(stdout).toContain(want.remedy);
  });

  test("is not accepted by what names another rule or another path", async () => {
    broken();
    const [{ changes = [] } = {}] = (await reportOf({ against: ["old.yaml"] })).documents;
    const { fingerprint, path } = changes.find(({ rule }) => rule === "payload-forward") ?? {
      fingerprint: "",
      path: "",
    };
    write(
      "eventwright.config.yaml",
      `check:
  against: old.yaml
  accept:
    - { fingerprint: ${fingerprint}, rule: payload-backward, reason: Meant., author: Ada, expires: 2999-12-31 }
`,
    );
    const { exitCode, stdout } = await runCli(cwd, "check");

    expect(exitCode).toBe(1);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      `eventwright.config.yaml:4:7 warning the acceptance of ${fingerprint} names another change: it says rule payload-backward, and the change is payload-forward at ${path} It accepts nothing. Write the rule and the path as the report prints them, or leave them out.`,
    );
    expect(stdout).not.toContain("no change has the accepted fingerprint");
    const { stdout: compared } = await runCli(cwd, "diff", "old.yaml", "asyncapi.yaml");
    expect(compared).toContain(`the acceptance of ${fingerprint} names another change`);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "misnamed Ada accepted it under another rule or path, which does not count: Meant.",
    );
  });

  test.each(["2099-02-31", "2027-02-29", "2026-04-31"])(
    "is not accepted until %s, which is no day",
    async (expires) => {
      write(
        "eventwright.config.yaml",
        `check:
  accept:
    - fingerprint: 0123456789ab
      reason: Meant.
      author: Ada
      expires: "${expires}"
`,
      );
      const { exitCode, stdout, stderr } = await runCli(cwd, "check");

      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toContain(
        `eventwright.config.yaml:6:7  error  "check.accept.0.expires" is "${expires}", which is no day of the calendar`,
      );
    },
  );

  test("that was accepted and merged asks for nothing, and is accepted again where the old contract is still there", async () => {
    broken();
    const [{ changes = [] } = {}] = (await reportOf({ against: ["old.yaml"] })).documents;
    const accept = changes
      .filter(({ fails }) => fails)
      .map(({ fingerprint }) => ({ fingerprint, reason: "It was meant.", author: "Ada", expires: "2026-06-30" }));
    const config = { check: { accept } };

    const merged = await reportOf({ against: ["asyncapi.yaml"], config });
    expect(merged.failed).toBe(false);
    expect(new Set(merged.diagnostics.map(({ severity }) => severity))).toEqual(new Set(["info"]));

    const branch = await reportOf({ against: ["asyncapi.yaml", "old.yaml"], config });
    expect(branch).toMatchObject({ failed: false, diagnostics: [] });
  });

  test("is judged as the configuration says of its rule and its channel", async () => {
    broken();
    const rules = { "payload-backward": "info", "payload-forward": "off" } as const;

    for (const config of [{ check: { rules } }, { check: { channels: { "li*": "none" } } } as const])
      expect((await reportOf({ against: ["old.yaml"], config })).failed).toBe(false);
  });
});

describe("the version", () => {
  test("that rises too little fails, and the one that is needed is said", async () => {
    write("asyncapi.yaml", documentOf({ more, version: "1.0.1" }));
    const { exitCode, stdout } = await runCli(cwd, "check", "--against", "old.yaml");

    expect(exitCode).toBe(1);
    expect(stdout).toContain("The version has to rise from 1.0.0 to 1.1.0 (minor), and is 1.0.1.");
  });

  test("that rises too little is told where it is written", async () => {
    write("asyncapi.yaml", documentOf({ more }));
    const { stdout } = await runCli(cwd, "check", "--against", "old.yaml", "--format", "github");
    expect(stdout).toContain("::error file=asyncapi.yaml,line=2,col=23,title=version-rises-too-little::");
  });

  test("that rises enough passes, and so does one that the configuration leaves alone", async () => {
    write("asyncapi.yaml", documentOf({ more, version: "1.1.0" }));
    expect((await reportOf({ against: ["old.yaml"] })).failed).toBe(false);

    write("asyncapi.yaml", documentOf({ more }));
    expect((await reportOf({ against: ["old.yaml"] })).failed).toBe(true);
    expect((await reportOf({ against: ["old.yaml"], config: { check: { version: false } } })).failed).toBe(false);
  });

  test.each([
    { what: "a channel that keeps nothing compatible", check: { channels: { lights: "none" } } },
    { what: "rules that are off", check: { rules: { "payload-backward": "off", "payload-forward": "off" } } },
  ] as const)("has to rise for those who use it, also by a break that $what let pass", async ({ check: settings }) => {
    write("asyncapi.yaml", documentOf({ type: "string", version: "1.1.0" }));
    const report = await reportOf({ against: ["old.yaml"], config: { check: settings } });

    expect(report).toMatchObject({ failed: true, documents: [{ semver: "major", version: { suggested: "2.0.0" } }] });
    expect(report.documents[0]?.changes.filter(({ fails }) => fails)).toEqual([]);
  });

  test("may stay for a correction of words", async () => {
    write("asyncapi.yaml", documentOf().replaceAll("Its number.", "The number of the lamp."));
    const report = await reportOf({ against: ["old.yaml"] });

    expect(report).toMatchObject({ failed: false, documents: [{ semver: "patch", version: { suggested: "1.0.1" } }] });
  });
});

describe("several versions", () => {
  beforeEach(() => {
    write("contracts/1.0.0/asyncapi.yaml", documentOf());
    write("contracts/1.1.0/asyncapi.yaml", documentOf({ version: "1.1.0", more }));
    write("asyncapi.yaml", documentOf({ version: "1.2.0", type: "string", more }));
  });

  test("are compared when all are wanted, and what they have in common is told once", async () => {
    const [newest, oldest] = ["1.1.0", "1.0.0"].map((version) => `contracts/${version}/asyncapi.yaml`);
    const one = (await reportOf({ against: ["contracts"] })).documents[0];
    const all = (await reportOf({ against: ["contracts"], transitive: true })).documents[0];

    expect(one?.baselines).toEqual([newest]);
    expect(all?.baselines).toEqual([newest, oldest]);
    const fingerprints = all?.changes.map(({ fingerprint }) => fingerprint);
    expect(fingerprints).toEqual([...new Set(fingerprints)]);
    expect(all?.changes.map(({ baselines }) => baselines)).toContainEqual([newest, oldest]);
  });

  test("may be named one by one, in the configuration relative to its folder", async () => {
    write(
      "config/eventwright.config.yaml",
      "input: ../asyncapi.yaml\ncheck: { against: [../old.yaml, ../contracts] }\n",
    );
    const { documents } = await reportOf({ config: "config/eventwright.config.yaml" });

    expect(documents[0]?.baselines).toEqual(["old.yaml", "contracts/1.1.0/asyncapi.yaml"]);
  });
});

test("a package is not asked for again by a command that runs again and again", async () => {
  const path = join(cwd, "asyncapi.yaml");
  const shownName = "npm:@house/events@1.0.0:asyncapi.yaml";
  const source = { shownName, path, reader: textInMemory({ path, text: documentOf(), shownName }) };
  const published = new Map([["npm:@house/events false", [source]]]);

  const { report } = await check({ cwd, against: ["npm:@house/events"] }, { published });
  expect(report?.documents[0]?.baselines).toEqual([shownName]);
});

describe("the configuration", () => {
  test("names a rule that there is not", async () => {
    write("eventwright.config.yaml", "check:\n  rules:\n    payload-backwards: off\n");
    const { exitCode, stdout, stderr } = await runCli(cwd, "check");

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain('eventwright.config.yaml:3:5  error  "check.rules.payload-backwards" is no rule\n');
  });

  test("of several documents has what each is compared with", async () => {
    write("lamps.yaml", documentOf());
    write("lamps-old.yaml", documentOf());
    const config = {
      documents: [
        { input: "asyncapi.yaml", output: "a", check: { against: "old.yaml" } },
        { input: "lamps.yaml", output: "b", check: { against: "lamps-old.yaml" } },
      ],
    };

    expect((await reportOf({ config })).documents.map(({ input, baselines }) => [input, baselines])).toEqual([
      ["asyncapi.yaml", ["old.yaml"]],
      ["lamps.yaml", ["lamps-old.yaml"]],
    ]);
    expect((await reportOf({ config, input: "lamps.yaml" })).documents.map(({ input }) => input)).toEqual([
      "lamps.yaml",
    ]);
  });
});

describe("what to compare with", () => {
  test("is not the folder of the document that is checked", async () => {
    rmSync(join(cwd, "old.yaml"));
    expect(await runCli(cwd, "check", "--against", ".")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `BASELINE_NOT_FOUND  The folder . holds no asyncapi.yaml but the document itself, and no version of it.
  Keep released documents in it as 1.2.0/asyncapi.yaml or 1.2.0.yaml, or name a file.
`,
    });
  });

  test.each([[["check", "--against", ""]], [["diff", "", "asyncapi.yaml"]]])("has a name: %j", async (args) => {
    const { exitCode, stderr } = await runCli(cwd, ...args);

    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      "BASELINE_NOT_FOUND  The name of what to compare with is empty, so there is nothing to compare with.\n  Name a file, a folder, git:main or npm:@catalog/events@latest. In a script, check that the variable has a value.\n",
    );
  });
});

describe("reports", () => {
  test("go to files and one of them to stdout", async () => {
    write("asyncapi.yaml", documentOf({ type: "string" }));
    const formats = ["text", "json=reports/changes.json", "markdown=reports/changes.md", "junit=reports/junit.xml"];
    const { stdout } = await runCli(
      cwd,
      "check",
      "--against",
      "old.yaml",
      ...formats.flatMap((format) => ["--format", format]),
      "--write-witnesses",
      "witnesses",
    );

    expect(stdout).toContain("asyncapi.yaml, compared with old.yaml");
    expect(readdirSync(join(cwd, "reports")).sort()).toEqual(["changes.json", "changes.md", "junit.xml"]);
    const { changes } = JSON.parse(readFileSync(join(cwd, "reports/changes.json"), "utf8"));
    const witness = readFileSync(join(cwd, `witnesses/payload-backward-${changes[0].fingerprint}.json`), "utf8");
    expect(JSON.parse(witness)).toEqual(changes[0].witness);
  });

  test.runIf(existsSync("/proc/self")).each([
    ["--format", "json=/proc/nowhere/changes.json"],
    ["--write-witnesses", "/proc/nowhere/witnesses"],
  ])(
    "to a folder that cannot be made is refused: %s %s",
    async (...args) => {
      const { exitCode, stderr } = await runCli(cwd, "check", "--against", "old.yaml", ...args);

      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/^OUTPUT_NOT_WRITABLE {2}The .* could not be written.*\n {4}\/proc\/nowhere\//);
    },
    20_000,
  );

  test.each([
    [["--format", "xml"], "Formats are text, json, github, sarif, junit, markdown."],
    [["--format", "json", "--format", "text"], "Only one report can go to stdout"],
    [["--format", "json="], "Name a file after it"],
    [["--fail-on", "info"], "Allowed choices are breaking, warning, never."],
  ])("%j is refused", async (args, reason) => {
    const { exitCode, stdout, stderr } = await runCli(cwd, "check", ...args);

    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(reason);
  });

  test("of what could not be compared is JSON where JSON is asked for", async () => {
    const { exitCode, stdout, stderr } = await runCli(cwd, "check", "--against", "nowhere.yaml", "--format", "json");

    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "BASELINE_NOT_FOUND" } });
  });
});
