import type { Severity } from "../../diff/change.js";
import type { DocumentReport, JudgedChange, VersionRise } from "./change-report.js";

const severities: readonly Severity[] = ["breaking", "undecided", "warning", "info"];

export function isAccepted({ acceptance }: JudgedChange): boolean {
  return acceptance?.state === "accepted";
}

/** What came of one document, in one line: `2 breaking, 1 warning, 1 accepted.` and how far its version has to rise. */
export function summaryOf(document: DocumentReport): string {
  const { changes, baselines, sdk, semver, version } = document;
  if (baselines.length === 0 && sdk === undefined)
    return `${document.input} has errors, so it was compared with nothing.`;
  if (baselines.length === 0) return `${document.input} was compared with no other version: --against names one.`;
  if (changes.length === 0 && semver === "none")
    return `${document.input} says the same as ${baselines.join(" and ")}.`;
  const open = changes.filter((change) => !isAccepted(change));
  const counts = severities.map((severity) =>
    countOf(
      severity,
      open.filter((change) => change.severity === severity),
    ),
  );
  const all = [...counts, countOf("accepted", changes.filter(isAccepted))].filter((count) => count !== "");
  const said = all.length === 0 ? "Nothing breaks." : `${all.join(", ")}.`;
  const rise = version === undefined ? "" : riseText(version, semver);
  return rise === "" ? said : `${said} ${rise}`;
}

function countOf(what: string, { length }: readonly JudgedChange[]): string {
  return length === 0 ? "" : `${length} ${what}`;
}

function riseText({ old, new: current, suggested, risesEnough }: VersionRise, semver: string | undefined): string {
  if (suggested === old) return "";
  const step = semver === undefined ? "" : ` (${semver})`;
  if (risesEnough && old === current) return `Version ${suggested}${step} would say so.`;
  if (risesEnough) return `The version rises from ${old} to ${current}, which is enough${step}.`;
  return `The version has to rise from ${old} to ${suggested}${step}, and is ${current}.`;
}
