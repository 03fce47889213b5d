import { ReleaseError } from "./release-error.js";

const beginning = `# Changelog

What changes for those who use this contract. The layout is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/), and versions
are [semantic](https://semver.org/).

## [Unreleased]
`;

/**
 * A changelog with one more release: below what is unreleased and above all other releases. Everything that was written stays
 * as it is, line ends included.
 *
 * @param changelog Undefined: there is none yet.
 * @param entry A heading and what stands below it, for `version`.
 * @throws ReleaseError `CHANGELOG_HAS_VERSION` when there is another entry for the version. The very same entry stays.
 */
export function insertEntry(changelog: string | undefined, entry: string, version: string): string {
  const text = changelog ?? beginning;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(/\r?\n/);
  const headings = releaseHeadings(lines);
  const existing = headings.find(({ title }) => versionOf(title) === version);
  const own = entry.trimEnd().split("\n");
  if (existing !== undefined) {
    const there = lines.slice(existing.index, existing.index + own.length);
    if (there.slice(1).join("\n") === own.slice(1).join("\n")) return text;
    throw new ReleaseError("CHANGELOG_HAS_VERSION", `The changelog has an entry for ${version} already.`, {
      remedy: "Remove it, and run again, or raise info.version.",
    });
  }
  const release = headings.find(({ title }) => !/^\[?unreleased\]?/i.test(title));
  const place = release?.index ?? endOf(lines);
  const before = lines.slice(0, place);
  while (before.at(-1)?.trim() === "") before.pop();
  const after = lines.slice(place);
  while (after[0]?.trim() === "") after.shift();
  return [...before, "", ...own, "", ...after].join(lineEnd).replace(/(\r?\n)(\r?\n)+$/, "$1");
}

interface Heading {
  readonly index: number;
  readonly title: string;
}

function releaseHeadings(lines: readonly string[]): readonly Heading[] {
  let fence = "";
  return lines.flatMap((line, index) => {
    const [, ticks = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
    if (ticks !== "" && (fence === "" || line.trim().startsWith(fence))) fence = fence === "" ? ticks : "";
    const [, title] = fence === "" ? (/^## +(.*\S)/.exec(line) ?? []) : [];
    return title === undefined ? [] : [{ index, title }];
  });
}

/** `[1.2.0] - 2026-12-31` and `1.2.0`. */
function versionOf(title: string): string | undefined {
  return /^\[?v?([^\]\s]+)\]?/.exec(title)?.[1];
}

/** Before the addresses of links, which stand at the end. */
function endOf(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && /^(\s*|\[[^\]]+\]:\s.*)$/.test(lines[end - 1] ?? "")) end -= 1;
  return end;
}
