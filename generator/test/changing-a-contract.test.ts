import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { diff } from "../src/commands/diff.js";
import { mergePatch } from "../src/contract/merge-patch.js";
import { formatReport } from "../src/report/changes/report-formats.js";

const guide = readFileSync(new URL("../../docs/guides/changing-a-contract.md", import.meta.url), "utf8");
const cwd = mkdtempSync(join(tmpdir(), "eventwright-guide-"));
afterAll(() => rmSync(cwd, { recursive: true }));

/** In the guide's order: documents to write, and commands with what they print. */
const steps = [...guide.matchAll(/^```(yaml|console)\n(.*?)^```$/gms)].map(([, language, text = ""]) => ({
  language,
  text,
}));

test("has three changes, each with its steps", () => {
  expect(guide.match(/^## .*$/gm)).toEqual(["## A rename of a property", "## A new required field", "## A removal"]);
  expect(steps.filter(({ language }) => language === "console")).toHaveLength(9);
});

test("each command answers what the guide says", { timeout: 180_000 }, async () => {
  for (const { language, text } of steps) {
    if (language === "yaml") writeDocument(text);
    else await expectAnswer(text);
  }
});

function writeDocument(text: string): void {
  const [, name = "", base] = /^# (\S+?\.yaml)(?:: (\S+\.yaml) with)?$/m.exec(text) ?? [];
  const document =
    base === undefined ? text : stringify(mergePatch(parse(readFileSync(join(cwd, base), "utf8")), parse(text)));
  writeFileSync(join(cwd, name), document);
}

async function expectAnswer(text: string): Promise<void> {
  const [command = "", ...wanted] = withoutLines(text).trimEnd().split("\n");
  const [, old = "", changed = ""] = /^\$ npx eventwright diff (\S+) (\S+)$/.exec(command) ?? [];
  const { report } = await diff({ cwd, old, new: changed });
  if (report === undefined) throw new Error(`${command} compares nothing.`);
  const answer = withoutLines(formatReport(report, "text")).split("\n");
  let place = 0;
  for (const line of wanted.filter((one) => one !== "…")) {
    const found = answer.indexOf(line, place);
    expect({ command, line, answer: found === -1 ? answer.slice(place) : line }).toEqual({
      command,
      line,
      answer: line,
    });
    place = found + 1;
  }
}

/** The guide's documents are laid out by who merges them. */
function withoutLines(text: string): string {
  return text.replace(/(?<=\.yaml):\d+:\d+/g, "");
}
