import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { rules } from "../../src/diff/rules/rules.js";
import { contractsOf, documentOf, type PagePair, readRulePage, rulePagePath } from "./rule-page.js";

test("every page in docs/changes is of a rule", () => {
  const pages = readdirSync(new URL(".", rulePagePath("x"))).filter((name) => name !== "README.md");
  expect(pages.sort()).toEqual(rules.map(({ id }) => `${id}.md`).sort());
});

describe.each(rules)("$id", (rule) => {
  const page = existsSync(rulePagePath(rule.id)) ? readRulePage(rule.id) : undefined;

  test("has a page that begins with what it finds, and with its group and severity", () => {
    expect(page?.title).toBe(rule.id);
    expect(page?.text).toContain(`\n${rule.title}\n`);
    expect(page?.text).toContain(`\nGroup: ${rule.group}. Severity: ${rule.severity}.`);
  });

  test("is triggered by each example of its page", async () => {
    expect(page?.examples.length).toBeGreaterThan(0);
    for (const pair of page?.examples ?? []) expect(await foundIn(pair)).not.toEqual([]);
  });

  test("is not triggered by what looks alike", async () => {
    expect(page?.lookAlikes.length).toBeGreaterThan(0);
    for (const pair of page?.lookAlikes ?? []) expect(await foundIn(pair)).toEqual([]);
  });

  test("tells each example once: what else breaks there is named on the page", async () => {
    const expected = [rule.id, ...(page?.alsoFound ?? [])];
    for (const pair of page?.examples ?? []) {
      const breaking = (await changesIn(pair)).filter(
        ({ severity }) => severity === "breaking" || severity === "undecided",
      );
      expect(breaking.filter((change) => !expected.includes(change.rule))).toEqual([]);
    }
  });

  test("finds nothing between a document and itself", async () => {
    for (const { before, after } of [...(page?.examples ?? []), ...(page?.lookAlikes ?? [])]) {
      expect(await changesIn({ before, after: before })).toEqual([]);
      expect(await changesIn({ before: after, after })).toEqual([]);
    }
  });

  async function foundIn(pair: PagePair) {
    return (await changesIn(pair)).filter((change) => change.rule === rule.id);
  }
});

const everyRule = Object.fromEntries(
  rules.filter(({ severity }) => severity === "off").map(({ id }) => [id, "info"] as const),
);
const known = new Map<string, Promise<readonly Change[]>>();

/** What all rules find, those that are off too. */
function changesIn(pair: PagePair): Promise<readonly Change[]> {
  const key = JSON.stringify([documentOf(pair.before), documentOf(pair.after)]);
  const changes = known.get(key) ?? judged(pair);
  known.set(key, changes);
  return changes;
}

async function judged(pair: PagePair): Promise<readonly Change[]> {
  const { old, new: changed } = await contractsOf(pair);
  return (await judgeContracts(old, changed, { severities: everyRule })).changes;
}
