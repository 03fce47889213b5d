import type { ParserDiagnostic } from "./official-parser.js";
import { pointerInDocument, type Skeleton } from "./skeleton.js";

/** Something the official parser found, at its place in the document. */
export interface ParserFinding {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly pointer: string;
}

/** By Spectral's numbers; 2 and 3 are information and hints, which say nothing about generation. */
const severities: Readonly<Record<number, ParserFinding["severity"]>> = { 0: "error", 1: "warning" };

export function findingsOf(diagnostics: readonly ParserDiagnostic[], skeleton: Skeleton): readonly ParserFinding[] {
  return diagnostics.flatMap(({ code, severity, message, path }) => {
    const told = severities[severity];
    return told === undefined
      ? []
      : [{ code: String(code), severity: told, message, pointer: pointerInDocument(skeleton, path) }];
  });
}
