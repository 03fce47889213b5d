import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { folderOf } from "./support/load-files.js";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const onTerminal = fileURLToPath(new URL("support/on-terminal.py", import.meta.url));

interface Session {
  readonly exitCode: number;
  /** All that the terminal showed, as a person sees it. */
  readonly shown: string;
}

/** `eventwright init` in a real terminal: each answer is typed when its question stands there. */
function init(folder: string, typed: readonly (readonly [question: string, answer: string])[]): Session {
  const request = { command: [process.execPath, bin, "init"], folder, typed };
  const { stdout, stderr } = spawnSync("python3", [onTerminal], {
    input: JSON.stringify(request),
    encoding: "utf8",
    timeout: 120_000,
  });
  expect(stderr).toBe("");
  const { exitCode, shown } = JSON.parse(stdout) as Session;
  return { exitCode, shown: stripVTControlCharacters(shown).replaceAll("\r", "") };
}

const enter = "\r";
const questions = ["AsyncAPI document? ", "What is the service called? ", "Folder of the generated package? ", "npm? "];
const answering = (...answers: readonly string[]) =>
  answers.map((answer, index) => [questions[index] as string, answer] as const);

describe("eventwright init on a terminal", { timeout: 180_000 }, () => {
  test("Enter takes each default that is shown", () => {
    const folder = folderOf({});
    const { exitCode, shown } = init(folder, answering(enter, enter, enter, enter));

    expect(shown).toMatch(
      /^AsyncAPI document\? \(asyncapi\.yaml\) \nWhat is the service called\? \(Eventwright.*\) \nFolder of the generated package\? \(sdk\) \nIts name on npm\? \(eventwright.*-events\) \nWritten: asyncapi\.yaml\n/,
    );
    expect(exitCode).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["asyncapi.yaml", "eventwright.config.yaml", "sdk"]);
  });

  test("answers are taken, and the next default follows from them", () => {
    const folder = folderOf({});
    const typed = answering("contract/events.yaml\r", "Lamp Service\r", "packages/lamp\r", enter);
    const { exitCode, shown } = init(folder, typed);

    expect(shown).toContain("Its name on npm? (lamp-service-events) \n");
    expect(shown).toContain("Generated: lamp-service-events in packages/lamp\n");
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, "eventwright.config.yaml"), "utf8")).toContain(
      'input: "contract/events.yaml"\noutput: "packages/lamp"\npackage:\n  name: "lamp-service-events"\n',
    );
    expect(readFileSync(join(folder, "contract/events.yaml"), "utf8")).toContain('title: "Lamp Service"');
  });

  test("of a document that is there neither the title nor the package's name is asked", () => {
    const document = "asyncapi: 3.0.0\ninfo: { title: Lamp, version: 1.0.0 }\n";
    const folder = folderOf({ "asyncapi.yaml": document });
    const { exitCode, shown } = init(folder, [
      ["document? ", enter],
      ["package? ", enter],
    ]);

    expect(shown).toMatch(/\(sdk\) \nasyncapi\.yaml is there already, and stays as it is\.\n/);
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, "asyncapi.yaml"), "utf8")).toBe(document);
  });

  test.each([
    { what: "a title without letters", typed: answering(enter, "!\r"), says: 'INIT_ANSWER_REFUSED  "!" holds no' },
    {
      what: "a name that npm refuses",
      typed: answering(enter, enter, enter, "Not A Name\r"),
      says: 'INIT_ANSWER_REFUSED  "package.name" cannot be "Not A Name"',
    },
    {
      what: "the folder it is run in, with something in it",
      typed: answering(enter, enter, ".\r", enter),
      says: "INIT_IN_THE_WAY",
    },
    { what: "Ctrl-C at the first question", typed: answering("\x03"), says: "INIT_INTERRUPTED" },
    {
      what: "Ctrl-C in the middle of the last answer",
      typed: answering(enter, enter, enter, "lam\x03"),
      says: "INIT_INTERRUPTED",
    },
    { what: "Ctrl-D", typed: answering(enter, "\x04"), says: "INIT_INTERRUPTED" },
  ])("$what ends it with 2, and leaves nothing behind", ({ typed, says }) => {
    const folder = folderOf({ "notes.txt": "mine" });
    const { exitCode, shown } = init(folder, typed);

    expect(shown).toContain(says);
    expect(shown).toContain("  Nothing was written.\n");
    expect(exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual(["notes.txt"]);
  });

  test("a package that cannot be written leaves no document behind", () => {
    const folder = folderOf({});
    // The package has a file where the document would be.
    const { exitCode, shown } = init(folder, answering("events/asyncapi.yaml\r", enter, "events\r", enter));

    expect(shown).toContain("OUTPUT_IS_INPUT");
    expect(exitCode).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });
});
