import type { SemverStep } from "../../diff/semver-step.js";
import { changeJson } from "./change-json.js";
import type { ChangeReport } from "./change-report.js";

const steps: readonly SemverStep[] = ["none", "patch", "minor", "major"];

/**
 * What programs read: `changes` of all documents, and the highest step that their versions have to rise. The other members
 * say what else a report knows.
 */
export function jsonReport({ command, failed, diagnostics, documents }: ChangeReport): string {
  const semver = steps.findLast((step) => documents.some((document) => document.semver === step)) ?? "none";
  const report = {
    changes: documents.flatMap(({ input, changes }) =>
      changes.map((change) => ({
        ...changeJson(change),
        document: input,
        baselines: change.baselines,
        fails: change.fails,
        accepted: change.acceptance ?? null,
      })),
    ),
    semver,
    command,
    failed,
    diagnostics,
    documents: documents.map(({ input, baselines, diagnostics: found, sdk, semver: step, version }) => ({
      input,
      baselines,
      diagnostics: found,
      sdk: sdk ?? null,
      semver: step ?? null,
      version: version ?? null,
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
