import { BaselineError } from "../baseline/baseline-error.js";
import { ReleaseError } from "../release/release-error.js";
import { formatDiagnostics } from "./format-diagnostics.js";
import { errorJson, errorText, type Report } from "./generate-report.js";

/** Why nothing was compared: as JSON to stdout for programs, to stderr for people. */
export function reportComparisonError(
  error: unknown,
  options: { readonly format: "text" | "json"; readonly colors: boolean },
): Report {
  if (!(error instanceof BaselineError || error instanceof ReleaseError))
    return options.format === "json"
      ? {
          stdout: `${JSON.stringify({ diagnostics: [], error: errorJson(error) }, undefined, 2)}\n`,
          stderr: "",
          exitCode: 2,
        }
      : { stdout: "", stderr: `${errorText(error)}\n`, exitCode: 2 };
  const { code, message, remedy } = error;
  const diagnostics = error instanceof BaselineError ? error.diagnostics : [];
  if (options.format === "json") {
    const json = { diagnostics, error: { code, message, remedy } };
    return { stdout: `${JSON.stringify(json, undefined, 2)}\n`, stderr: "", exitCode: 2 };
  }
  const found = formatDiagnostics(diagnostics, options);
  return { stdout: "", stderr: `${found}${code}  ${message}\n  ${remedy}\n`, exitCode: 2 };
}
