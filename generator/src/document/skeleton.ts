import type { Diagnostic } from "../contract/diagnostic.js";
import { below, isObject, type JsonObject, memberOf, pointerOf, tokensOf, valueAt } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { isReference, type Reference, referenceTo, targetOf } from "../contract/reference.js";
import { mapSubschemas } from "../contract/schema-members.js";
import { isIrregular } from "./bundle.js";
import { type Kind, kindOf, mapMembers } from "./grammar.js";
import { withLightOperations } from "./light-operations.js";
import { isJsonSchemaFormat } from "./schema-format.js";
import { pointerIn, pointerKey, schemaStub } from "./stubs.js";

/**
 * The document as the official parser gets it: the whole structure, and each schema once, under `components/schemas`.
 * Wherever a schema is used or referenced, a stub stands that carries its pointer. The parser expands every reference
 * (a few dozen schemas that share each other take it minutes) and copies what traits touch; stubs cost nothing, keep
 * the names, and leave it no reference to follow out of the document.
 */
export interface Skeleton {
  readonly document: JsonObject;
  /** By the number in the keys of `components/schemas`: where the schema stands in the document. */
  readonly schemas: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function skeletonOf(root: JsonObject, locate: (pointer: string) => Location): Skeleton {
  const diagnostics: Diagnostic[] = [];
  const inlined = new Map<string, string>();
  const waiting: string[] = [];
  const schemas = new Map<string, unknown>();

  const stub = (pointer: string): JsonObject => {
    if (!schemas.has(pointer)) {
      schemas.set(pointer, undefined);
      waiting.push(pointer);
    }
    return schemaStub(pointer);
  };

  /** `pointer` is the place in the document, `at` the place in the skeleton; they part where a reference is replaced by its target. */
  const build = (value: unknown, kind: Kind, pointer: string, at: string, open: ReadonlySet<string>): unknown => {
    const actual = kindOf(kind, value);
    if (actual === "data") return harmless(value);
    // A binding may want a text where another protocol's wants a schema.
    if (actual === "schema" && !isObject(value) && typeof value !== "boolean") return value;
    if (actual === "schema") return stub(isReference(value) ? targetOf(value) : pointer);
    if (actual === "payload") return foreignOrInner(value as JsonObject, pointer);
    if (isReference(value)) {
      const target = targetOf(value);
      if (actual === "link" || isKept(target)) return { $ref: value.$ref };
      if (open.has(target)) {
        diagnostics.push(circular(value.$ref, locate(below(pointer, "$ref"))));
        return {};
      }
      if (!inlined.has(target)) inlined.set(target, at);
      return build(valueAt(root, target), kind, target, at, new Set([...open, target]));
    }
    const members = mapMembers(value, actual, (member, memberKind, tokens) => {
      const way = pointerOf(tokens);
      return build(member, memberKind, pointer + way, at + way, open);
    });
    if (!isObject(members) || actual === "plain" || actual === "bindings" || actual === "binding")
      return harmlessStrings(members);
    const foreign = actual === "message" && !isJsonSchemaFormat(members["schemaFormat"]);
    if (foreign)
      diagnostics.push(unsupportedFormat(String(members["schemaFormat"]), locate(below(pointer, "schemaFormat"))));
    const { schemaFormat: _, ...rest } = members;
    const kept = foreign ? { ...rest, payload: {} } : members;
    return isTagged(actual, members) ? { ...kept, [pointerKey]: pointer } : kept;
  };

  const foreignOrInner = (value: JsonObject, pointer: string): unknown => {
    if (isJsonSchemaFormat(value["schemaFormat"])) {
      const inner = value["schema"];
      return stub(isReference(inner) ? targetOf(inner) : below(pointer, "schema"));
    }
    diagnostics.push(unsupportedFormat(String(value["schemaFormat"]), locate(below(pointer, "schemaFormat"))));
    return {};
  };

  const structure = build(root, "document", "", "", new Set()) as JsonObject;
  for (let pointer = waiting.shift(); pointer !== undefined; pointer = waiting.shift()) {
    schemas.set(pointer, schemaOnce(valueAt(root, pointer), pointer, stub));
  }
  return {
    schemas: [...schemas.keys()],
    document: withLightOperations(withReferences(withSchemas(structure, schemas), inlined)),
    diagnostics,
  };
}

/** The pointer in the document of a path in the skeleton, for messages about it. */
export function pointerInDocument({ document, schemas }: Skeleton, path: readonly (string | number)[]): string {
  let value: unknown = document;
  let pointer = "";
  for (const [depth, token] of path.map(String).entries()) {
    if (isReference(value)) {
      value = valueAt(document, targetOf(value));
      pointer = pointerIn(value) || pointer;
    }
    value = memberOf(value, token);
    const schema =
      depth === 2 && path[0] === "components" && path[1] === "schemas"
        ? schemas[Number(token.slice(schemaKey.length))]
        : undefined;
    pointer = schema ?? (pointerIn(value) || below(pointer, writtenKeys.get(token) ?? token));
  }
  return pointer;
}

/** Schemas are numbered in the skeleton: nobody sees these keys, and a key of the document's own may be one that is forbidden there. */
const schemaKey = "schema-";

/** A schema with stubs in the place of its references. */
function schemaOnce(value: unknown, pointer: string, stub: (pointer: string) => JsonObject): unknown {
  const visit = (member: unknown): unknown =>
    isReference(member) ? stub(targetOf(member)) : mapSubschemas(member, visit);
  const schema = harmless(visit(value));
  return isObject(schema) ? { ...schema, [pointerKey]: pointer } : schema;
}

function withSchemas(structure: JsonObject, schemas: ReadonlyMap<string, unknown>): JsonObject {
  const components = isObject(structure["components"]) ? structure["components"] : {};
  if (schemas.size === 0) return structure;
  const entries = [...schemas.values()].map((schema, index) => [`${schemaKey}${index}`, schema]);
  return { ...structure, components: { ...components, schemas: Object.fromEntries(entries) } };
}

/** References to what was put in the place of another file's reference lead there. */
function withReferences(document: JsonObject, inlined: ReadonlyMap<string, string>): JsonObject {
  if (inlined.size === 0) return document;
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    if (isReference(value)) return moved(value, inlined);
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member)]));
  };
  return visit(document) as JsonObject;
}

function moved(reference: Reference, inlined: ReadonlyMap<string, string>): Reference {
  const tokens = tokensOf(targetOf(reference));
  for (let length = tokens.length; length > 0; length--) {
    const at = inlined.get(pointerOf(tokens.slice(0, length)));
    if (at !== undefined) return { $ref: referenceTo(at + pointerOf(tokens.slice(length))) };
  }
  return reference;
}

/** The skeleton has something other than schemas below `components/schemas`. */
function isKept(target: string): boolean {
  return !isIrregular(tokensOf(target)) && !target.startsWith("/components/schemas/");
}

/** The alternatives of AsyncAPI 2 (`message: { oneOf: [...] }`) have no place for an extension. */
function isTagged(kind: Kind, value: JsonObject): boolean {
  if (kind === "message" && Array.isArray(value["oneOf"])) return false;
  return ["server", "channel", "operation", "message", "parameter", "reply"].includes(kind);
}

/** Data without members and texts that mean something to the parser. */
function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless);
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [harmlessKeys.get(key) ?? key, harmless(member)]),
    );
  }
  return harmlessStrings(value);
}

/** A property may be called so. The parser would follow the first, and assign the second to a prototype. */
const harmlessKeys = new Map([
  ["$ref", "$ref "],
  ["__proto__", "__proto__ "],
]);

const writtenKeys = new Map([...harmlessKeys].map(([written, harmless]) => [harmless, written]));

/** The parser marks circular places by texts of this form, and follows any it finds. */
function harmlessStrings(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("$ref:") ? ` ${value}` : value;
}

function unsupportedFormat(schemaFormat: string, location: Location): Diagnostic {
  return {
    code: "unsupported-schema-format",
    severity: "error",
    message: `schemas in the format \`${schemaFormat}\` are not supported`,
    consequence: "No type and no validator can be made of it.",
    remedy: "Write the schema as JSON Schema draft-07, or leave the message out.",
    location,
  };
}

function circular(reference: string, location: Location): Diagnostic {
  return {
    code: "circular-reference",
    severity: "error",
    message: `\`${reference}\` leads back to itself`,
    consequence: "What it stands for is unknown.",
    remedy: "Let one of the references in the circle hold the thing itself.",
    location,
  };
}
