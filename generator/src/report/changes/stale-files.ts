import type { SdkDifference } from "../../output/compare-output.js";

/** What is told first of a package that is out of date, and how much is left over. */
export interface StaleFiles {
  readonly files: readonly SdkDifference[];
  /** `and 14 more files`; empty when all are there. */
  readonly more: string;
}

/** The files that a person reads first: what was edited by hand, then types, and last what validators are compiled to. */
export function staleFiles(all: readonly SdkDifference[], most: number): StaleFiles {
  const files = inReadingOrder(all).slice(0, most);
  const left = all.length - files.length;
  return { files, more: left === 0 ? "" : `and ${left} more ${left === 1 ? "file" : "files"}` };
}

function inReadingOrder(files: readonly SdkDifference[]): readonly SdkDifference[] {
  return files
    .map((file) => ({ file, rank: rankOf(file) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ file }) => file);
}

function rankOf({ path, isEdited }: SdkDifference): number {
  if (isEdited) return 0;
  if (path.startsWith("validators/")) return 3;
  return path.endsWith(".d.ts") || path.endsWith(".md") ? 1 : 2;
}

/** ` is outdated, and was edited by hand`, behind the path. */
export function stateText({ kind, isEdited }: SdkDifference): string {
  return `is ${kind}${isEdited ? ", and was edited by hand" : ""}`;
}

export interface DiffExcerpt {
  /** Of each file the lines that there is room for. */
  readonly parts: readonly (readonly string[])[];
  /** What there was no room for. */
  readonly lines: number;
  readonly files: number;
}

/** The beginning of the unified diffs of a package, of `most` lines in all. */
export function diffExcerpt(all: readonly SdkDifference[], most: number): DiffExcerpt {
  const parts: (readonly string[])[] = [];
  let [room, lines, files] = [most, 0, 0];
  for (const { diff } of inReadingOrder(all)) {
    if (diff === "") continue;
    const whole = diff.replace(/\n$/, "").split("\n");
    const part = whole.slice(0, room);
    room -= part.length;
    if (part.length > 0) parts.push(part);
    if (part.length === whole.length) continue;
    lines += whole.length - part.length;
    files += 1;
  }
  return { parts, lines, files };
}
