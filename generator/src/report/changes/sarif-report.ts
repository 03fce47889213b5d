import { isOnDisk } from "../../baseline/find-documents.js";
import { placeText } from "../format-diagnostics.js";
import { sarifLog } from "../sarif-log.js";
import { changeJson } from "./change-json.js";
import type { ChangeReport } from "./change-report.js";
import { problemsOf, type ReportedProblem } from "./reported-problem.js";
import { isAccepted } from "./summary.js";

const levels = { error: "error", warning: "warning", info: "note" } as const;

/** SARIF 2.1.0, for code scanning: both places where both are files, what was accepted as suppressed, and the whole change among the properties. */
export function sarifReport(report: ChangeReport): string {
  return sarifLog(
    problemsOf(report).map(({ rule, severity, lines, location, change }) => ({
      rule,
      level: levels[severity],
      lines: [...lines, ...beforeElsewhere(change)],
      location,
      ...(change === undefined ? {} : ofChange(change)),
    })),
  );
}

/** A branch's or a package's document is no file that a scan could show: it is named in words. */
function beforeElsewhere(change: ReportedProblem["change"]): readonly string[] {
  const old = change?.old ?? null;
  return old === null || isOnDisk(old.file) ? [] : [`Before at ${placeText(old)}`];
}

function ofChange(change: NonNullable<ReportedProblem["change"]>) {
  const { breaks, direction, reason, witness, rejectedBy, order, severity } = changeJson(change);
  return {
    path: change.path,
    fingerprint: change.fingerprint,
    properties: { severity, breaks, direction, reason, witness, rejectedBy, order },
    ...(change.old === null || !isOnDisk(change.old.file)
      ? {}
      : { related: { text: "Before.", location: change.old } }),
    ...(isAccepted(change) && change.acceptance !== undefined ? { suppression: change.acceptance.reason } : {}),
  };
}
