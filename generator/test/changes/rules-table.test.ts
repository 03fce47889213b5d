import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { groups } from "../../src/diff/rule.js";
import { rules } from "../../src/diff/rules/rules.js";
import { rulePagePath } from "./rule-page.js";

// UPDATE_GOLDEN=1 writes the table anew; read the difference before it is committed.
const isUpdate = process.env["UPDATE_GOLDEN"] === "1";
const table = /^\| rule \|[^\n]*(?:\n\|[^\n]*)*/m;

test("the table in docs/changes/README.md is of all rules, as they are", () => {
  const rows = rules.map(
    ({ id, group, severity, title }) => `| [${id}](${id}.md) | ${group} | ${severity} | ${title} |`,
  );
  const wanted = ["| rule | group | severity | what it finds |", "|---|---|---|---|", ...rows].join("\n");
  const readme = readFileSync(rulePagePath("README"), "utf8");
  if (isUpdate) writeFileSync(rulePagePath("README"), readme.replace(table, wanted));
  expect(table.exec(isUpdate ? wanted : readme)?.[0]).toBe(wanted);
});

test("rules stand in the order of their groups", () => {
  const order = rules.map(({ group }) => groups.indexOf(group));
  expect(order).toEqual([...order].sort((one, other) => one - other));
});
