import type { ChangelogResult } from "../commands/changelog.js";
import type { GeneratedPackage } from "../commands/generate.js";
import type { SuggestedVersion, SuggestedVersions } from "../commands/suggest-version.js";
import { shellWords } from "./shell-words.js";
import { withoutControls } from "./without-controls.js";

type Format = "text" | "json";

/** What `eventwright changelog` says: the entry itself, or where it was written. */
export function changelogReport(result: ChangelogResult, format: Format): string {
  if (format === "json") return `${JSON.stringify(result, undefined, 2)}\n`;
  const { entries, written } = result;
  if (entries.length === 0) return "Nothing has changed, so there is nothing to write.\n";
  const [entry] = entries;
  if (written === undefined) return entries.map(({ text }) => text).join("\n");
  const file = withoutControls(written.file);
  return written.isChanged
    ? `${file} has an entry for ${entry?.version} now. Read it, and say in it what no program knows: why.\n`
    : `${file} has the entry for ${entry?.version} already.\n`;
}

/** What `eventwright version` says: the version, and what to do next, with what it was told of what to compare. */
export function versionReport(result: SuggestedVersions, format: Format, sources: readonly string[] = []): string {
  if (format === "json") return `${JSON.stringify(result, undefined, 2)}\n`;
  return result.versions
    .map((version) => `${withoutControls(versionText(version))}\n${next(version, sources)}`)
    .join("\n");
}

function versionText({
  input,
  baseline,
  step,
  old,
  new: current,
  suggested,
  risesEnough,
  written,
  generated,
}: SuggestedVersion): string {
  const since = `${input}, compared with ${baseline} (${old}):`;
  const made = generated === undefined ? "" : ` ${packageText(generated)}`;
  if (step === "none") return `${since} nothing has changed. The version stays ${current}.${made}`;
  const asked = `the changes are ${step}, which asks for ${suggested}`;
  if (written !== undefined) return `${since} ${asked}. It was ${current}, and is ${written} now.${made}`;
  if (risesEnough && current !== old) return `${since} ${asked}. It is ${current}, which is enough.${made}`;
  return `${since} ${asked}. It is ${current}.${made}`;
}

function packageText({ output, packageName, packageVersion, written, removed }: GeneratedPackage): string {
  const isChanged = written.length + removed.length > 0;
  return `The package ${packageName} in ${output} ${isChanged ? `was generated, and is ${packageVersion} now` : `is ${packageVersion} already`}.`;
}

function next(
  { step, written, risesEnough, old, new: current, generated }: SuggestedVersion,
  sources: readonly string[],
): string {
  if (step === "none") return "";
  const isRaised = written !== undefined || (risesEnough && current !== old);
  const steps = isRaised
    ? [
        ...(generated === undefined ? ["eventwright generate"] : []),
        shellWords(["eventwright", "changelog", "--write", "CHANGELOG.md", ...sources]),
        "npm publish, in the package's folder",
      ]
    : [shellWords(["eventwright", "version", "--write", ...sources])];
  return `Next: ${steps.join("; ")}\n`;
}
