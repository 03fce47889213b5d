import { readFile } from "node:fs/promises";
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
