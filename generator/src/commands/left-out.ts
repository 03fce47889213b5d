import type { ComparedDocument } from "../baseline/load-document.js";
import type { Diagnostic } from "../contract/diagnostic.js";

/** Which channels were not compared. What both documents leave out is said once. */
export function leftOutOf(old: ComparedDocument, changed: ComparedDocument): readonly Diagnostic[] {
  const isNew = ({ message }: Diagnostic) => changed.leftOut.every((other) => other.message !== message);
  return [...old.leftOut.filter(isNew), ...changed.leftOut];
}
