import type { ParserFinding } from "./parser-finding.js";

/** The rule that holds the document against AsyncAPI's own JSON Schema. */
export const structureRule = "asyncapi-document-resolved";

/**
 * The parser reports every branch of its schema that a mistake made fail. What says only that something further down is
 * wrong, or that an object which has a mistake is not some other kind of object, is left out.
 */
export function dropEchoes(findings: readonly ParserFinding[]): readonly ParserFinding[] {
  const once = [...new Map(findings.map((finding) => [`${finding.pointer} ${finding.message}`, finding])).values()];
  const causes = once.filter((finding) => finding.code !== structureRule || !isEcho(finding, once));
  const told = causes.length > 0 ? causes : once.slice(0, 1);
  return told.filter((finding, index) => !told.slice(0, index).some((earlier) => isSameProblem(earlier, finding)));
}

function isEcho(finding: ParserFinding, all: readonly ParserFinding[]): boolean {
  if (/"x-eventwright-/.test(finding.message)) return true;
  if (isOfAnotherKind(finding, all) || isReplaced(finding, all)) return true;
  return (
    indirect.some((pattern) => pattern.test(finding.message)) &&
    all.some((other) => isBelow(other, finding) || isPlainer(other, finding))
  );
}

/** "One of the things in here does not fit", in the words of JSON Schema. */
const indirect = [
  /must match "(if|then|else)" schema/,
  /must not be valid/,
  /must be equal to constant/,
  /must have required property "oneOf"/,
  /^Item at index \d+ must be array/,
  /must match (exactly one|a) schema/,
];

/** A message of AsyncAPI 2 that has a mistake is no list of alternatives either, so all its fields are "not expected". */
function isOfAnotherKind({ message, pointer }: ParserFinding, all: readonly ParserFinding[]): boolean {
  if (!/^Property ".*" is not expected to be here/s.test(message)) return false;
  const owner = pointer.slice(0, pointer.lastIndexOf("/"));
  return (
    all.some((other) => other.pointer === owner && /must have required property "oneOf"/.test(other.message)) &&
    messageFields.has(pointer.slice(owner.length + 1))
  );
}

/** What stands as a reference where none is allowed lacks whatever the thing itself would have. */
function isReplaced({ message, pointer }: ParserFinding, all: readonly ParserFinding[]): boolean {
  return (
    /must have required property/.test(message) &&
    all.some((other) => other.pointer === `${pointer}/$ref` && /^Property ".*" is not expected/s.test(other.message))
  );
}

const messageFields = new Set(
  `bindings contentType correlationId deprecated description examples externalDocs headers messageId name payload schemaFormat
  summary tags title traits`.split(/\s+/),
);

function isBelow(other: ParserFinding, finding: ParserFinding): boolean {
  return other.pointer.startsWith(`${finding.pointer}/`);
}

function isPlainer(other: ParserFinding, finding: ParserFinding): boolean {
  return other.pointer === finding.pointer && !indirect.some((pattern) => pattern.test(other.message));
}

/** One place, one message: the first says most. */
function isSameProblem(earlier: ParserFinding, finding: ParserFinding): boolean {
  return earlier.code === finding.code && earlier.code === structureRule && earlier.pointer === finding.pointer;
}
