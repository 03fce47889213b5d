import { isOnDisk } from "../../baseline/find-documents.js";
import type { Location } from "../../contract/location.js";
import { placeText } from "../format-diagnostics.js";
import { sarifLog } from "../sarif-log.js";
import { changeJson } from "./change-json.js";
import type { ChangeReport } from "./change-report.js";
import { type FileOptions, problemsOf, type ReportedProblem, sameName } from "./reported-problem.js";
import { isAccepted } from "./summary.js";

const levels = { error: "error", warning: "warning", info: "note" } as const;

/** SARIF 2.1.0, for code scanning: both places where both are files, what was accepted as suppressed, and the whole change among the properties. */
export function sarifReport(report: ChangeReport, { fileOf = sameName }: FileOptions = {}): string {
  const placeOf = (location: Location): Location => ({ ...location, file: fileOf(location.file) });
  return sarifLog(
    problemsOf(report).map(({ rule, severity, lines, location, change }) => ({
      rule,
      level: levels[severity],
      lines: [...lines, ...beforeElsewhere(change)],
      location: placeOf(location),
      ...(change === undefined ? {} : ofChange(change, placeOf)),
    })),
  );
}

/** A branch's or a package's document is no file that a scan could show: it is named in words. */
function beforeElsewhere(change: ReportedProblem["change"]): readonly string[] {
  const old = change?.old ?? null;
  return old === null || isOnDisk(old.file) ? [] : [`Before at ${placeText(old)}`];
}

function ofChange(change: NonNullable<ReportedProblem["change"]>, placeOf: (location: Location) => Location) {
  const { breaks, direction, reason, witness, rejectedBy, order, severity } = changeJson(change);
  return {
    path: change.path,
    fingerprint: change.fingerprint,
    properties: { severity, breaks, direction, reason, witness, rejectedBy, order },
    ...(change.old === null || !isOnDisk(change.old.file)
      ? {}
      : { related: { text: "Before.", location: placeOf(change.old) } }),
    ...(isAccepted(change) && change.acceptance !== undefined ? { suppression: change.acceptance.reason } : {}),
  };
}
