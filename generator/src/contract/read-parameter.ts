import type { Parameter } from "./contract.js";
import { defined } from "./defined.js";
import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, type JsonObject, valueAt } from "./json-pointer.js";
import type { DocumentParameter, LoadedDocument } from "./loaded-document.js";
import { isReference, targetOf } from "./reference.js";

/** AsyncAPI 2 has a schema for what AsyncAPI 3 says itself: the values that a parameter may have. */
export function readParameter(
  document: LoadedDocument,
  { pointer, ...parameter }: DocumentParameter,
  diagnostics: Diagnostic[],
): Parameter {
  const schema = schemaAt(document, below(pointer, "schema"));
  const { enum: values, const: value, default: defaultValue, pattern, minLength, maxLength } = schema;
  const listed = Array.isArray(values) ? values : value === undefined ? undefined : [value];
  const unchecked = listed === undefined ? uncheckedOf(schema) : [];
  if (unchecked.length > 0) {
    tellOnce(diagnostics, {
      code: "parameter-schema-not-checked",
      severity: "warning",
      message: `the schema of parameter ${parameter.name} says ${unchecked.join(", ")}`,
      consequence: "A parameter is a text of an address: nobody is told when a value does not keep to that.",
      remedy: "Say it by `enum`, `pattern`, `minLength` or `maxLength`, which are checked before anything is sent.",
      location: document.locate(below(pointer, "schema")),
    });
  }
  const place = valueAt(document.root, below(pointer, "location"));
  if (typeof place === "string") {
    tellOnce(diagnostics, {
      code: "parameter-location-not-used",
      severity: "info",
      message: `parameter ${parameter.name} has its value at "${place}"`,
      consequence: "It is not taken from the message, nor compared with it: a sender gives it in `parameters`.",
      location: document.locate(below(pointer, "location")),
    });
  }
  return defined({
    ...parameter,
    values: parameter.values ?? listed?.map(String),
    defaultValue: parameter.defaultValue ?? (typeof defaultValue === "string" ? defaultValue : undefined),
    pattern: isPattern(pattern) ? pattern : undefined,
    minLength: typeof minLength === "number" ? minLength : undefined,
    maxLength: typeof maxLength === "number" ? maxLength : undefined,
    location: document.locate(pointer),
  });
}

/** Channels may refer to one parameter. */
function tellOnce(diagnostics: Diagnostic[], found: Diagnostic): void {
  const placeOf = ({ code, location: { file, pointer } }: Diagnostic): string => [code, file, pointer].join(" ");
  if (diagnostics.every((other) => placeOf(other) !== placeOf(found))) diagnostics.push(found);
}

function schemaAt({ root }: LoadedDocument, pointer: string): JsonObject {
  let schema = valueAt(root, pointer);
  for (let hops = 0; isReference(schema) && hops < 100; hops++) schema = valueAt(root, targetOf(schema));
  return isObject(schema) ? schema : {};
}

const readKeywords = new Set(["minLength", "maxLength"]);

/** Keywords that say nothing of a text. */
const annotations = new Set(
  "$id $schema $comment title description default examples example deprecated readOnly writeOnly externalDocs".split(
    " ",
  ),
);

/** What a schema says of a parameter that nobody checks, in the document's order. */
function uncheckedOf(schema: JsonObject): readonly string[] {
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === "type") return value === "string" ? [] : [`\`type: ${[value].flat().join(" | ")}\``];
    if (keyword === "pattern") return isPattern(value) ? [] : ["`pattern`"];
    return readKeywords.has(keyword) || annotations.has(keyword) || keyword.startsWith("x-") ? [] : [`\`${keyword}\``];
  });
}

function isPattern(value: unknown): value is string {
  if (typeof value !== "string") return false;
  try {
    return new RegExp(value, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
