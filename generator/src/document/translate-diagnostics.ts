import type { Diagnostic } from "../contract/diagnostic.js";
import { below, type JsonObject, valueAt } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { dropEchoes } from "./drop-echoes.js";
import type { ParserDiagnostic } from "./official-parser.js";
import { findingsOf, type ParserFinding } from "./parser-finding.js";
import { reworded } from "./reword-finding.js";
import type { Skeleton } from "./skeleton.js";

export interface TranslateOptions {
  readonly skeleton: Skeleton;
  /** The bundled document. */
  readonly root: JsonObject;
  readonly locate: (pointer: string) => Location;
}

/** The official parser's findings where their causes are written: one message per mistake. */
export function translateDiagnostics(
  found: readonly ParserDiagnostic[],
  { skeleton, root, locate }: TranslateOptions,
): readonly Diagnostic[] {
  const diagnostics = dropEchoes(findingsOf(found, skeleton)).map((finding) => ({
    ...reworded(finding, root),
    severity: finding.severity,
    location: locate(placeOf(finding, root)),
  }));
  // Two findings may turn out to be one when they are put in our words.
  return [
    ...new Map(
      diagnostics.map((diagnostic) => [`${JSON.stringify(diagnostic.location)} ${diagnostic.message}`, diagnostic]),
    ).values(),
  ];
}

/** The parser's path to a field that it does not expect ends above it where the field's name has a slash. */
function placeOf({ message, pointer }: ParserFinding, root: JsonObject): string {
  const name = /^Property "(.*)" is not expected to be here/s.exec(message)?.[1];
  const field = below(pointer, name ?? "");
  return name === undefined || valueAt(root, field) === undefined ? pointer : field;
}
