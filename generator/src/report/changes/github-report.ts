import { workflowCommand } from "../workflow-command.js";
import type { ChangeReport } from "./change-report.js";
import { problemsOf } from "./reported-problem.js";

const levels = { error: "error", warning: "warning", info: "notice" } as const;

/** Annotations on the lines of the new document, for the log of a GitHub workflow. */
export function githubReport(report: ChangeReport): string {
  return problemsOf(report)
    .map(({ rule, severity, lines, location }) =>
      workflowCommand({ level: levels[severity], title: rule.id, lines, location }),
    )
    .join("");
}
