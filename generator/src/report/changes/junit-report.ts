import { withoutControls } from "../without-controls.js";
import type { ChangeReport, DocumentReport } from "./change-report.js";
import { type FileOptions, problemsOfDocument, type ReportedProblem, sameName } from "./reported-problem.js";
import { isAccepted, summaryOf } from "./summary.js";

/** JUnit XML, as GitLab, Jenkins and Azure read it: a suite for each document, a test case for each thing that was found. */
export function junitReport({ documents, diagnostics }: ChangeReport, { fileOf = sameName }: FileOptions = {}): string {
  const configuration: readonly ReportedProblem[] = diagnostics.map(({ code, severity, message, location }) => ({
    rule: { id: code, title: message, url: "" },
    severity,
    lines: [message],
    location,
  }));
  const suites = [
    ...(configuration.length === 0 ? [] : [suite("eventwright.config", configuration, { summary: "", fileOf })]),
    ...documents.map((document) =>
      suite(nameOf(document), problemsOfDocument(document), { summary: summaryOf(document), fileOf }),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="eventwright">\n${suites.join("")}</testsuites>\n`;
}

function nameOf({ input, baselines }: DocumentReport): string {
  return baselines.length === 0 ? input : `${input} compared with ${baselines.join(" and ")}`;
}

interface SuiteOptions extends Required<FileOptions> {
  readonly summary: string;
}

function suite(name: string, problems: readonly ReportedProblem[], { summary, fileOf }: SuiteOptions): string {
  const failures = problems.filter(({ severity }) => severity === "error").length;
  const skipped = problems.filter(({ change }) => change !== undefined && isAccepted(change)).length;
  const cases = failures > 0 ? [] : [element("testcase", { classname: "eventwright", name: summary || name })];
  const counts = {
    tests: String(problems.length + cases.length),
    failures: String(failures),
    skipped: String(skipped),
  };
  return element("testsuite", { name, ...counts }, [...cases, ...problems.map((problem) => testCase(problem, fileOf))]);
}

function testCase(
  { rule, severity, lines, location, change }: ReportedProblem,
  fileOf: Required<FileOptions>["fileOf"],
): string {
  const [first = rule.id] = lines;
  const attributes = {
    classname: rule.id,
    name: first,
    file: fileOf(location.file),
    ...(location.line === 0 ? {} : { line: String(location.line) }),
  };
  const text = lines.map(escaped).join("\n");
  const acceptance = change !== undefined && isAccepted(change) ? change.acceptance : undefined;
  if (acceptance !== undefined) {
    const { author, expires, reason } = acceptance;
    const message = `accepted by ${author} until ${expires}: ${reason}`;
    return element("testcase", attributes, [element("skipped", { message })]);
  }
  if (severity === "error")
    return element("testcase", attributes, [
      element("failure", { type: change?.severity ?? severity, message: first }, text),
    ]);
  return element("testcase", attributes, [element("system-out", {}, text)]);
}

/** @param content Elements, or text that has been escaped. */
function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  content: readonly string[] | string = [],
): string {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  if (content.length === 0) return `<${name}${given.join("")}/>\n`;
  const inner = typeof content === "string" ? content : `\n${content.join("")}`;
  return `<${name}${given.join("")}>${inner}</${name}>\n`;
}

/** XML 1.0 has no way to write control characters, and a reader stops at one. */
function escaped(text: string): string {
  return withoutControls(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}
