import type { Diagnostic } from "../../contract/diagnostic.js";
import type { Location } from "../../contract/location.js";
import { rules } from "../../diff/rules/rules.js";
import { pageUrl } from "../page-url.js";
import { brokenText } from "./broken-parties.js";
import type { ChangeReport, DocumentReport, JudgedChange } from "./change-report.js";
import { changeLines } from "./change-text-lines.js";
import { isAccepted } from "./summary.js";

/** Everything that a report has to say, one by one, as formats that know findings and no groups want it. */
export interface ReportedProblem {
  readonly rule: { readonly id: string; readonly title: string; readonly url: string };
  readonly severity: "error" | "warning" | "info";
  /** The first says what it is. */
  readonly lines: readonly string[];
  /** In the new document. A line 0 is no line. */
  readonly location: Location;
  readonly change?: JudgedChange;
}

export function problemsOf(report: ChangeReport): readonly ReportedProblem[] {
  return [...report.diagnostics.map(ofDiagnostic), ...report.documents.flatMap(problemsOfDocument)];
}

export function problemsOfDocument(document: DocumentReport): readonly ReportedProblem[] {
  const { input, diagnostics, changes } = document;
  const nowhere: Location = { file: input, pointer: "", line: 0, column: 0 };
  return [
    ...diagnostics.map(ofDiagnostic),
    ...ofSdk(document),
    ...ofVersion(document, nowhere),
    ...changes.map((change) => ofChange(change, nowhere)),
  ];
}

function ofDiagnostic({ code, severity, message, consequence, remedy, location }: Diagnostic): ReportedProblem {
  return {
    rule: { id: code, title: message, url: pageUrl("guides/lint.md") },
    severity,
    lines: [message, ...[consequence, remedy].filter((line) => line !== undefined)],
    location,
  };
}

function ofChange(change: JudgedChange, nowhere: Location): ReportedProblem {
  const { rule, severity, fails } = change;
  const own = severity === "warning" ? "warning" : "info";
  return {
    rule: {
      id: rule,
      title: rules.find(({ id }) => id === rule)?.title ?? rule,
      url: pageUrl(`changes/${rule}.md`),
    },
    severity: isAccepted(change) ? "info" : fails ? "error" : own,
    lines: [...changeLines(change), `${brokenText(change)}.`],
    location: change.new ?? nowhere,
    change,
  };
}

function ofSdk({ input, sdk }: DocumentReport): readonly ReportedProblem[] {
  if (sdk?.state !== "different") return [];
  return sdk.files.map(({ path, kind, isEdited }) => ({
    rule: {
      id: "sdk-out-of-date",
      title: "The package is not what the document generates.",
      url: pageUrl("guides/continuous-integration.md"),
    },
    severity: "error",
    lines: [
      `${path} is ${kind}${isEdited ? ", and was edited by hand" : ""}: it is not what ${input} generates.`,
      "Run `eventwright generate`, and commit what it changes.",
    ],
    location: { file: `${sdk.output}/${path}`, pointer: "", line: 0, column: 0 },
  }));
}

function ofVersion({ version, input }: DocumentReport, location: Location): readonly ReportedProblem[] {
  if (version === undefined || version.risesEnough) return [];
  const { old, new: current, suggested } = version;
  return [
    {
      rule: {
        id: "version-rises-too-little",
        title: "The document's version rises too little.",
        url: pageUrl("guides/continuous-integration.md"),
      },
      severity: "error",
      lines: [
        `info.version of ${input} has to rise from ${old} to ${suggested}, and is ${current}.`,
        "Run `eventwright version --write`.",
      ],
      location,
    },
  ];
}
