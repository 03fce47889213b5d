import { readFileSync } from "node:fs";
import { parse, stringify } from "yaml";
import type { Contract } from "../../src/contract/contract.js";
import { mergePatch } from "../../src/contract/merge-patch.js";
import { contractOf } from "../support/load-files.js";

const base = readFileSync(new URL("./base.yaml", import.meta.url), "utf8");

/** The page of a rule: what a reader is told, and the pairs that show it. */
export interface RulePage {
  readonly title: string;
  readonly text: string;
  /** Pairs under `## Example`: the rule finds something. */
  readonly examples: readonly PagePair[];
  /** Pairs under `## Not this`: it finds nothing. */
  readonly lookAlikes: readonly PagePair[];
  /** The rules of the paragraph that begins with `Also found`, which may find something in the examples too. */
  readonly alsoFound: readonly string[];
}

/** The fragments of a pair, to be merged into the document that all pages share (RFC 7396: null removes). */
export interface PagePair {
  readonly before: string;
  readonly after: string;
}

export function rulePagePath(id: string): URL {
  return new URL(`../../../docs/changes/${id}.md`, import.meta.url);
}

export function readRulePage(id: string): RulePage {
  const text = readFileSync(rulePagePath(id), "utf8");
  const [head = "", ...sections] = text.split(/^## /m);
  const pairsUnder = (title: string) => sections.filter((section) => section.startsWith(`${title}\n`)).flatMap(pairsOf);
  return {
    title: /^# (.*)$/m.exec(head)?.[1] ?? "",
    text,
    examples: pairsUnder("Example"),
    lookAlikes: pairsUnder("Not this"),
    alsoFound: [...(/Also found[^:]*:(.*?)\n\n/s.exec(text)?.[1] ?? "").matchAll(/\]\(([a-z-]+)\.md\)/g)].map(
      ([, rule]) => rule ?? "",
    ),
  };
}

/** Blocks whose first line is the comment `# before` or `# after`; a missing one is the shared document itself. */
function pairsOf(section: string): readonly PagePair[] {
  const blocks = [...section.matchAll(/^```yaml\n# (before|after)\n([\s\S]*?)^```$/gm)];
  const pairs: PagePair[] = [];
  let before = "{}";
  for (const [, side, fragment = ""] of blocks) {
    if (side === "before") before = fragment;
    else {
      pairs.push({ before, after: fragment });
      before = "{}";
    }
  }
  return pairs;
}

const contracts = new Map<string, Promise<Contract>>();

export async function contractsOf({ before, after }: PagePair): Promise<{ old: Contract; new: Contract }> {
  const [old, changed] = await Promise.all([read(before), read(after)]);
  return { old, new: changed };
}

/** Most pages show what others show too: each document is read once. */
function read(fragment: string): Promise<Contract> {
  const text = documentOf(fragment);
  const contract = contracts.get(text) ?? contractOf(text);
  contracts.set(text, contract);
  return contract;
}

/** The shared document with a fragment merged into it. */
export function documentOf(fragment: string): string {
  return stringify(mergePatch(parse(base), parse(fragment)));
}
