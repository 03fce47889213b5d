import { workflowCommand } from "../workflow-command.js";
import type { ChangeReport } from "./change-report.js";
import { type FileOptions, sameName, worstProblemsFirst } from "./reported-problem.js";

const levels = { error: "error", warning: "warning", info: "notice" } as const;

/** Annotations on the lines of the new document, for the log of a GitHub workflow: it shows about ten of a level. */
export function githubReport(report: ChangeReport, { fileOf = sameName }: FileOptions = {}): string {
  return worstProblemsFirst(report)
    .map(({ rule, severity, lines, location }) =>
      workflowCommand({
        level: levels[severity],
        title: rule.id,
        lines,
        location: { ...location, file: fileOf(location.file) },
      }),
    )
    .join("");
}
