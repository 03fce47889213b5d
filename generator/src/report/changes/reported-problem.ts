import type { Diagnostic } from "../../contract/diagnostic.js";
import type { Location } from "../../contract/location.js";
import type { Severity } from "../../diff/change.js";
import { rules } from "../../diff/rules/rules.js";
import { pageUrl } from "../page-url.js";
import { brokenText } from "./broken-parties.js";
import type { ChangeReport, DocumentReport, JudgedChange } from "./change-report.js";
import { changeLines } from "./change-text-lines.js";
import { staleFiles, stateText } from "./stale-files.js";
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

/** How a reader of files is told which one is meant. */
export interface FileOptions {
  /** From the name of a file in a report. @default the name */
  readonly fileOf?: (name: string) => string;
}

export const sameName = (name: string): string => name;

export function problemsOf(report: ChangeReport): readonly ReportedProblem[] {
  return [...report.diagnostics.map(ofDiagnostic), ...report.documents.flatMap(problemsOfDocument)];
}

export function problemsOfDocument(document: DocumentReport): readonly ReportedProblem[] {
  const { diagnostics } = document;
  return [...diagnostics.map(ofDiagnostic), ...ofSdk(document), ...ofVersion(document), ...changeProblems(document)];
}

/** The same for a format that shows a few problems and hides the others: the worst first, and a package as one. */
export function worstProblemsFirst(report: ChangeReport): readonly ReportedProblem[] {
  const problems = [
    ...report.documents
      .flatMap(changeProblems)
      .sort((one, other) => severities.indexOf(one.change.severity) - severities.indexOf(other.change.severity)),
    ...report.diagnostics.map(ofDiagnostic),
    ...report.documents.flatMap((document) => document.diagnostics.map(ofDiagnostic)),
    ...report.documents.flatMap(ofVersion),
    ...report.documents.flatMap(ofWholeSdk),
  ];
  return levels.flatMap((level) => problems.filter(({ severity }) => severity === level));
}

const severities: readonly Severity[] = ["breaking", "undecided", "warning", "info"];
const levels: readonly ReportedProblem["severity"][] = ["error", "warning", "info"];

function changeProblems(document: DocumentReport): readonly (ReportedProblem & { readonly change: JudgedChange })[] {
  return document.changes.map((change) => ofChange(change, nowhereIn(document)));
}

function nowhereIn({ input }: DocumentReport): Location {
  return { file: input, pointer: "", line: 0, column: 0 };
}

function ofDiagnostic({ code, severity, message, consequence, remedy, location }: Diagnostic): ReportedProblem {
  return {
    rule: { id: code, title: message, url: pageUrl("guides/lint.md") },
    severity,
    lines: [message, ...[consequence, remedy].filter((line) => line !== undefined)],
    location,
  };
}

function ofChange(change: JudgedChange, nowhere: Location): ReportedProblem & { readonly change: JudgedChange } {
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

const sdkRule = {
  id: "sdk-out-of-date",
  title: "The package is not what the document generates.",
  url: pageUrl("guides/continuous-integration.md"),
};
const sdkRemedy = "Run `eventwright generate`, and commit what it changes.";

function ofSdk({ input, sdk }: DocumentReport): readonly ReportedProblem[] {
  if (sdk?.state !== "different") return [];
  return sdk.files.map((file) => ({
    rule: sdkRule,
    severity: "error",
    lines: [`${file.path} ${stateText(file)}: it is not what ${input} generates.`, sdkRemedy],
    location: { file: `${sdk.output}/${file.path}`, pointer: "", line: 0, column: 0 },
  }));
}

/** Files that are named when a package is told as one. */
const mostStaleFiles = 10;

/** At the file that a person reads first. */
function ofWholeSdk({ input, sdk }: DocumentReport): readonly ReportedProblem[] {
  if (sdk?.state !== "different") return [];
  const { files, more } = staleFiles(sdk.files, mostStaleFiles);
  const [first] = files;
  return [
    {
      rule: sdkRule,
      severity: "error",
      lines: [
        `${sdk.output} is not what ${input} generates.`,
        ...files.map((file) => `${file.path} ${stateText(file)}`),
        ...(more === "" ? [] : [more]),
        sdkRemedy,
      ],
      location: {
        file: first === undefined ? sdk.output : `${sdk.output}/${first.path}`,
        pointer: "",
        line: 0,
        column: 0,
      },
    },
  ];
}

function ofVersion(document: DocumentReport): readonly ReportedProblem[] {
  const { version, input, versionAt: location = nowhereIn(document) } = document;
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
