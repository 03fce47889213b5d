import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { documentFindings } from "../src/lint/document-findings.js";
import { lintRules } from "../src/lint/rules/lint-rules.js";

test("the guide has every rule of the lint with its severity and what it finds, and no others", async () => {
  const guide = await readFile(new URL("../../docs/guides/lint.md", import.meta.url), "utf8");
  const rows = [...guide.matchAll(/^\| `([^`]+)` \| (\w+) \| (.*) \|$/gm)].map(([, id, severity, title]) => ({
    id,
    severity,
    title,
  }));

  expect(rows).toEqual([...lintRules, ...documentFindings].map(({ id, severity, title }) => ({ id, severity, title })));
});

test("whatever is told of a document and stops nothing can be configured", async () => {
  const known: ReadonlySet<string> = new Set(documentFindings.map(({ id }) => id));
  const told = (await Promise.all(["document", "contract", "emit"].map(codesIn))).flat();
  expect(told.length).toBeGreaterThan(documentFindings.length);
  expect([...new Set(told)].filter((code) => !known.has(code))).toEqual([]);
});

/** The codes that the modules of a room give to what is no error. */
async function codesIn(room: string): Promise<readonly string[]> {
  const folder = new URL(`../src/${room}/`, import.meta.url);
  const files = await readdir(folder, { recursive: true });
  const modules = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const texts = await Promise.all(modules.map((file) => readFile(new URL(file, folder), "utf8")));
  return texts.flatMap((text) =>
    [...text.matchAll(/code: "([a-z-]+)",\s*severity: ([^,\n]+)/g)]
      .filter(([, , severity]) => severity !== '"error"')
      .map(([, code = ""]) => code),
  );
}
