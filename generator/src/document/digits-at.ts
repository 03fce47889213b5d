import type { SourceFile } from "./source-file.js";

/** A quoted key needs no space after its colon. */
const key = /(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:\s*|[^\s"'][^\n]*?\s*:\s+)/.source;
const digits = /([-+]?\d+)(?![\w.])/.source;

/** An integer as it is written, which may have more digits than what was read of it. Undefined: none stands there. */
export function digitsAt(file: SourceFile, tokens: readonly string[]): string | undefined {
  const { line, column } = file.locate(tokens);
  // A value may stand in the line after its key.
  const lines = file.text.split("\n", line + 1).slice(line - 1);
  const isElement = /^\d+$/.test(tokens.at(-1) ?? "");
  const [, found] = new RegExp(`^${isElement ? "" : key}${digits}`).exec(lines.join("\n").slice(column - 1)) ?? [];
  return found?.replace("+", "");
}
