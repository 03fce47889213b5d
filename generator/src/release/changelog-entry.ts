import type { Contract } from "../contract/contract.js";
import type { Change } from "../diff/change.js";
import { type ContractComparison, compareContracts } from "../diff/contract-comparison.js";
import { brokenText } from "../report/changes/broken-parties.js";
import { deploymentOrders } from "../report/changes/change-text-lines.js";
import { markdownText } from "../report/markdown-text.js";
import { isAbout, type Property, type PropertyChanges, propertyChanges, propertyName } from "./property-changes.js";

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
  const properties = propertyChanges(comparison);
  const lines = [
    ...additions(comparison, changes, properties),
    ...deprecations(comparison),
    ...changes.filter((change) => !isCodeOfRemoved(change, properties)).map((change) => lineOf(change, properties)),
    ...removals(comparison, changes, properties),
  ];
  const told = lines.length > 0 ? lines : [{ kind: "Fixed" as const, text: "What the document says in words." }];
  const sections = kinds.flatMap((kind) => {
    const texts = [...new Set(told.filter((line) => line.kind === kind).map(({ text }) => text))];
    return texts.length === 0 ? [] : [`### ${kind}\n\n${texts.map((text) => `- ${text}\n`).join("")}`];
  });
  return `## [${version}] - ${date}\n\n${sections.join("\n")}`;
}

/** The compiler decides these, and speaks of types that only the comparison has: a reader is told whose code it is. */
const codeRules: Readonly<Record<string, string>> = {
  "type-narrowed-for-publishers": "code that publishes",
  "type-widened-for-consumers": "code that consumes",
};

function lineOf(change: Change, properties: PropertyChanges): Line {
  const { rule, message, path } = change;
  const code = codeRules[rule];
  const isGone = rule.endsWith("-removed") || properties.removed.some((property) => isAbout(change, property));
  const text = (said: string, ...notes: readonly string[]): string =>
    [
      ...(isBreaking(change) ? ["**Breaking:**"] : []),
      `${said} (\`${rule}\`).`,
      ...notes.filter((note) => note !== ""),
    ].join(" ");
  if (code !== undefined)
    return {
      kind: "Changed",
      text: text(`${markdownText(path)}: ${code} no longer compiles with the types of this version`),
    };
  const said = `${markdownText(path)}: ${markdownText(message.replace(/\.$/, ""))}`;
  const kind = isGone ? "Removed" : rule.endsWith("-added") ? "Added" : "Changed";
  return { kind, text: text(said, brokenNote(change), ...(isBreaking(change) ? [whatToDo(change)] : [])) };
}

function isBreaking({ severity }: Change): boolean {
  return severity === "breaking" || severity === "undecided";
}

function brokenNote(change: Change): string {
  return change.breaks.length === 0 ? "" : `${brokenText(change)}.`;
}

/** What is left to do for who takes a version that is there; a change's own advice is for who may still write another one. */
function whatToDo({ order, breaks, rejectedBy }: Change): string {
  if (order !== undefined) return `Deploy ${deploymentOrders[order]}.`;
  return breaks.join() === "broker" && rejectedBy?.side === "the broker"
    ? "Stop its services and delete what the broker has before this version declares it."
    : "";
}

function removals(
  { channels, operations, messages }: ContractComparison,
  changes: readonly Change[],
  properties: PropertyChanges,
): readonly Line[] {
  const told = new Set(
    changes.filter(({ rule }) => rule.endsWith("-removed")).map(({ path }) => path.split(".").at(-1)),
  );
  const things = [
    ...channels.removed.map(({ key }) => ["Channel", key] as const),
    ...messages.removed.map(({ key }) => ["Message", key] as const),
    ...operations.removed.map(({ key }) => ["Operation", key] as const),
  ].filter(([, key]) => !told.has(key));
  return [
    ...things.map(([what, name]): Line => ({ kind: "Removed", text: `${what} ${markdownText(name)}.` })),
    ...properties.removed.flatMap((property) => removalOf(property, changes)),
  ];
}

/** One line for all code that no longer compiles; none where a rule has told what its absence breaks. */
function removalOf(property: Property, changes: readonly Change[]): readonly Line[] {
  const about = changes.filter((change) => isAbout(change, property));
  const code = about.filter(({ rule }) => rule in codeRules);
  if (code.length === 0 && about.length > 0) return [];
  const name = `Property ${markdownText(propertyName(property))}`;
  if (code.length === 0) return [{ kind: "Removed", text: `${name}.` }];
  const ids = [...new Set(code.map(({ rule }) => `\`${rule}\``))].join(", ");
  const broken = brokenText({ severity: "warning", breaks: [...new Set(code.flatMap(({ breaks }) => breaks))] });
  const mark = code.some(isBreaking) ? "**Breaking:** " : "";
  return [{ kind: "Removed", text: `${mark}${name} (${ids}). ${broken}.` }];
}

function isCodeOfRemoved(change: Change, { removed }: PropertyChanges): boolean {
  return change.rule in codeRules && removed.some((property) => isAbout(change, property));
}

function additions(
  { channels, operations, messages }: ContractComparison,
  changes: readonly Change[],
  properties: PropertyChanges,
): readonly Line[] {
  const added = [
    ...channels.added.map(({ key }) => ["Channel", key] as const),
    ...messages.added.map(({ key }) => ["Message", key] as const),
    ...operations.added.map(({ key }) => ["Operation", key] as const),
  ];
  const told = new Set(changes.filter(({ rule }) => rule.endsWith("-added")).map(({ path }) => path.split(".").at(-1)));
  const come = properties.added.map((property) => ["Property", propertyName(property)] as const);
  return [...added.filter(([, key]) => !told.has(key)), ...come].map(([what, name]) => ({
    kind: "Added",
    text: `${what} ${markdownText(name)}.`,
  }));
}

function deprecations({ messages }: ContractComparison): readonly Line[] {
  return messages.pairs
    .filter((pair) => pair.new.deprecated && !pair.old.deprecated)
    .map((pair) => ({ kind: "Deprecated", text: `Message ${markdownText(pair.new.key)}.` }));
}
