import type { JsonValue } from "../../contract/contract.js";
import { placeText } from "../format-diagnostics.js";
import { htmlText, markdownText } from "../markdown-text.js";
import { pageUrl } from "../page-url.js";
import { withoutControls } from "../without-controls.js";
import { brokenText } from "./broken-parties.js";
import type { ChangeReport, DocumentReport, JudgedChange } from "./change-report.js";
import { deploymentOrders, headline, rejectionText } from "./change-text-lines.js";
import { problemsOfDocument, type ReportedProblem } from "./reported-problem.js";
import { isAccepted, summaryOf } from "./summary.js";

/** The first line, by which a workflow finds its comment again. */
export const commentMarker = "<!-- eventwright -->";

/** GitHub refuses comments above 65,536 characters. */
const mostCharacters = 60_000;
const mostOfWitness = 2_000;

/** A comment for a pull request: a table, and for each change what shows it and what to do. */
export function markdownReport({ documents, failed }: ChangeReport): string {
  const title = failed ? "The contract does not pass" : "The contract passes";
  const parts = [`${commentMarker}\n### ${title}`, ...documents.flatMap(partsOf)];
  let text = "";
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length > mostCharacters)
      return `${text}… and ${parts.length - index} more paragraphs. The log has all of them.\n`;
    text += `${part}\n\n`;
  }
  return `${text.trimEnd()}\n`;
}

function partsOf(document: DocumentReport): readonly string[] {
  const { input, baselines, changes, sdk } = document;
  const against = baselines.length === 0 ? "" : `, compared with ${baselines.map(markdownText).join(" and ")}`;
  const others = problemsOfDocument(document).filter(({ change }) => change === undefined);
  return [
    `**${markdownText(input)}**${against}: ${markdownText(summaryOf(document))}`,
    ...(others.length === 0 ? [] : [others.map(problemItem).join("\n")]),
    ...(sdk?.state === "different" ? ["Run `eventwright generate`, and commit what it changes."] : []),
    ...(changes.length === 0 ? [] : [table(changes)]),
    ...changes.map(details),
  ];
}

function problemItem({ rule, severity, lines: [first = ""], location }: ReportedProblem): string {
  return `- ${severity} ${code(placeText(location))} ${markdownText(first)} (${markdownText(rule.id)})`;
}

function table(changes: readonly JudgedChange[]): string {
  const rows = changes.slice(0, 50).map((change) => {
    const place = change.new ?? change.old;
    const cells = [
      severityOf(change),
      markdownText(headline(change)),
      markdownText(change.breaks.join(", ")),
      place === null ? "" : code(placeText(place)),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const more = changes.length > rows.length ? [`| | and ${changes.length - rows.length} more | | |`] : [];
  return ["| | change | breaks | where |", "| --- | --- | --- | --- |", ...rows, ...more].join("\n");
}

function details(change: JudgedChange): string {
  const { witness, rejectedBy, advice, order, fingerprint, rule, reason, acceptance } = change;
  const why = reason === undefined ? "" : `, ${markdownText(reason)}`;
  const paragraphs = [
    `<details><summary>${severityOf(change)}: ${htmlText(headline(change))}</summary>`,
    `${markdownText(brokenText(change))}.`,
    ...(witness === undefined ? [] : [fence(witness)]),
    ...(rejectedBy === undefined ? [] : [`Refused by ${markdownText(rejectionText(rejectedBy))}`]),
    `Instead: ${markdownText(advice)}`,
    ...(order === undefined ? [] : [`Deploy ${deploymentOrders[order]}.`]),
    ...(acceptance === undefined
      ? []
      : [
          `${acceptance.state} by ${markdownText(acceptance.author)} until ${markdownText(acceptance.expires)}: ${markdownText(acceptance.reason)}`,
        ]),
    `[${markdownText(rule)}](${pageUrl(`changes/${encodeURIComponent(rule)}.md`)})${why}, fingerprint ${code(fingerprint)}`,
    "</details>",
  ];
  return paragraphs.join("\n\n");
}

function severityOf(change: JudgedChange): string {
  return isAccepted(change) ? "accepted" : change.severity;
}

function code(text: string): string {
  return `<code>${markdownText(text)}</code>`;
}

/** A block of code that its content does not end. */
function fence(witness: JsonValue): string {
  const whole = typeof witness === "string" ? witness : JSON.stringify(witness, undefined, 2);
  const lines = whole.split("\n").map(withoutControls);
  const text = lines.join("\n");
  const shown = text.length <= mostOfWitness ? text : `${text.slice(0, mostOfWitness)}\n…`;
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${typeof witness === "string" ? "" : "json"}\n${shown}\n${mark}`;
}
