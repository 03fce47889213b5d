import type { Contract, Message } from "../contract/contract.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import { readSchemas, type SchemaReader } from "../contract/schema/schema-reader.js";
import type { Change } from "../diff/change.js";
import { type ContractComparison, compareContracts } from "../diff/contract-comparison.js";
import { brokenText } from "../report/changes/broken-parties.js";
import { markdownText } from "../report/markdown-text.js";

/** In the order of https://keepachangelog.com/en/1.1.0/. */
const kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed"] as const;
type Kind = (typeof kinds)[number];

export interface EntryOptions {
  readonly old: Contract;
  readonly new: Contract;
  readonly changes: readonly Change[];
  readonly version: string;
  /** `2026-12-31` */
  readonly date: string;
}

interface Line {
  readonly kind: Kind;
  readonly text: string;
}

/** What a release says to those who use the contract, as Keep a Changelog 1.1.0 lays it out. */
export function changelogEntry({ old, new: changed, changes, version, date }: EntryOptions): string {
  const comparison = compareContracts(old, changed);
  const lines = [...additions(comparison, changes), ...deprecations(comparison), ...changes.map(lineOf)];
  const told = lines.length > 0 ? lines : [{ kind: "Fixed" as const, text: "What the document says in words." }];
  const sections = kinds.flatMap((kind) => {
    const texts = [...new Set(told.filter((line) => line.kind === kind).map(({ text }) => text))];
    return texts.length === 0 ? [] : [`### ${kind}\n\n${texts.map((text) => `- ${text}\n`).join("")}`];
  });
  return `## [${version}] - ${date}\n\n${sections.join("\n")}`;
}

function lineOf(change: Change): Line {
  const { rule, severity, message, advice, path } = change;
  const kind = rule.endsWith("-removed") ? "Removed" : rule.endsWith("-added") ? "Added" : "Changed";
  const isBreaking = severity === "breaking" || severity === "undecided";
  const said = `${markdownText(path)}: ${markdownText(message.replace(/\.$/, ""))} (\`${rule}\`).`;
  if (!isBreaking) return { kind, text: `${said} ${brokenNote(change)}`.trim() };
  return { kind, text: `**Breaking:** ${said} ${brokenNote(change)} ${markdownText(advice)}` };
}

function brokenNote(change: Change): string {
  return change.breaks.length === 0 ? "" : `${brokenText(change)}.`;
}

function additions(comparison: ContractComparison, changes: readonly Change[]): readonly Line[] {
  const { channels, operations, messages, old, new: changed } = comparison;
  const added = [
    ...channels.added.map(({ key }) => ["Channel", key] as const),
    ...messages.added.map(({ key }) => ["Message", key] as const),
    ...operations.added.map(({ key }) => ["Operation", key] as const),
  ];
  const told = new Set(changes.filter(({ rule }) => rule.endsWith("-added")).map(({ path }) => path.split(".").at(-1)));
  const [before, after] = [readSchemas(old.schemas), readSchemas(changed.schemas)];
  const properties = messages.pairs.flatMap((pair) => {
    const known = propertiesOf(pair.old, before);
    return [...propertiesOf(pair.new, after)]
      .filter((name) => !known.has(name))
      .map((name) => ["Property", `${pair.new.key}.${name}`] as const);
  });
  return [...added.filter(([, key]) => !told.has(key)), ...properties].map(([what, name]) => ({
    kind: "Added",
    text: `${what} ${markdownText(name)}.`,
  }));
}

function propertiesOf({ event }: Message, reader: SchemaReader): ReadonlySet<string> {
  const cluster = schemaCluster([reader.node(event)], reader, new Map());
  return new Set(cluster.flatMap(({ properties }) => [...(properties?.keys() ?? [])]));
}

function deprecations({ messages }: ContractComparison): readonly Line[] {
  return messages.pairs
    .filter((pair) => pair.new.deprecated && !pair.old.deprecated)
    .map((pair) => ({ kind: "Deprecated", text: `Message ${markdownText(pair.new.key)}.` }));
}
