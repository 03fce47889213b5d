import { isDeepStrictEqual } from "node:util";
import type { Diagnostic } from "../contract/diagnostic.js";
import { below, isObject, type JsonObject, memberOf, pointerOf, tokensOf, valueAt } from "../contract/json-pointer.js";
import { isReference, referenceTo, targetOf } from "../contract/reference.js";
import { subschemasOf } from "../contract/schema-members.js";
import {
  type Bundle,
  type ForeignLanguage,
  filesKey,
  isIrregular,
  type Place,
  withoutValue,
  withValue,
} from "./bundle.js";
import { convertAvro } from "./convert-avro.js";
import { convertOpenApi30, convertOpenApi31 } from "./convert-openapi.js";
import { jsonSchemaFormat } from "./schema-format.js";

export type ConvertedBundle = Pick<Bundle, "root" | "diagnostics" | "sourceOf">;

/**
 * The document with its Avro and OpenAPI schemas as JSON Schema. Those of OpenAPI stay where they are. The named types of
 * Avro move to where Java keeps them, `com/example/Address.avsc`, once each: that is where their names and references come from.
 */
export async function convertSchemas(root: JsonObject, bundle: Bundle): Promise<ConvertedBundle> {
  const present = [...bundle.foreign].filter(([pointer]) => valueAt(root, pointer) !== undefined);
  if (present.length === 0) return { root, diagnostics: [], sourceOf: bundle.sourceOf };
  const diagnostics: Diagnostic[] = [];
  const origins = new Map<string, Origin>();
  const moved = new Map<string, string>();
  const raw = new Set<string>();
  let changed = root;
  const put = (pointer: string, value: unknown): void => {
    changed = withValue(changed, tokensOf(pointer), value) as JsonObject;
  };

  const foreign = withReferred(root, present);
  const shared = readAsAsyncApi(root, foreign);
  for (const [pointer, language] of foreign) {
    const { target, value } = followed(root, pointer);
    const source = bundle.sourceOf(target);
    const report = ({ tokens, ...problem }: Problem, place: Place = source) =>
      diagnostics.push({
        code: "schema-not-convertible",
        severity: "error",
        ...problem,
        location: place.file.locate([...place.tokens, ...tokens]),
      });
    if (language === "avro") {
      const own = hasFileToItself(target) ? source.file.data : undefined;
      const avro = await convertAvro({ schema: value, file: own, pointerOf: placeOfType });
      for (const problem of avro.problems) report(problem);
      for (const { fullName, jsonSchema, isOfFile, tokens } of avro.types) {
        const at = placeOfType(fullName);
        const place = { file: source.file, tokens: [...(isOfFile ? [] : source.tokens), ...tokens] };
        const other = origins.get(at);
        if (other !== undefined && JSON.stringify(other.jsonSchema) !== JSON.stringify(jsonSchema))
          diagnostics.push(definedTwice(fullName, place, other.place));
        else if (other === undefined) origins.set(at, { place, jsonSchema });
      }
      if (target !== pointer && tokensOf(target)[0] === filesKey) raw.add(target);
      put(pointer, avro.schema);
    } else if (target === pointer) {
      const schemaAt = (at: string): unknown => valueAt(root, at);
      const converted =
        language === "openapi-3.0" ? await convertOpenApi30(value, schemaAt) : convertOpenApi31(value, schemaAt);
      if (shared.has(pointer)) {
        if (!isDeepStrictEqual(assertionsOf(converted.schema), assertionsOf(value)))
          diagnostics.push(readAsBoth(source));
        continue;
      }
      for (const problem of converted.problems) report(problem);
      put(target, converted.schema);
      for (const { to, from } of converted.moved ?? []) moved.set(below(target, ...to), below(target, ...from));
    }
    const format = pointerOf([...tokensOf(pointer).slice(0, -1), "schemaFormat"]);
    if (bundle.foreign.has(pointer) && valueAt(changed, format) !== undefined) put(format, jsonSchemaFormat);
  }
  for (const pointer of raw) changed = withoutValue(changed, tokensOf(pointer)) as JsonObject;
  for (const [pointer, { jsonSchema }] of origins) put(pointer, jsonSchema);
  return {
    root: withReferences(changed, moved),
    diagnostics,
    sourceOf: (pointer) => sourceOf(pointer, origins) ?? bundle.sourceOf(replaced(pointer, moved)),
  };
}

/** References to what has moved lead to where it stands now. */
function withReferences(root: JsonObject, moved: ReadonlyMap<string, string>): JsonObject {
  if (moved.size === 0) return root;
  const places = new Map([...moved].map(([to, from]) => [from, to]));
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    const changed = Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member)]));
    return isReference(value) ? { ...changed, $ref: referenceTo(replaced(targetOf(value), places)) } : changed;
  };
  return visit(root) as JsonObject;
}

/** A pointer with the longest of these beginnings that it has replaced. */
function replaced(pointer: string, beginnings: ReadonlyMap<string, string>): string {
  const tokens = tokensOf(pointer);
  for (let length = tokens.length; beginnings.size > 0 && length > 0; length--) {
    const other = beginnings.get(pointerOf(tokens.slice(0, length)));
    if (other !== undefined) return other + pointerOf(tokens.slice(length));
  }
  return pointer;
}

interface Problem extends Pick<Diagnostic, "message" | "consequence" | "remedy"> {
  readonly tokens: readonly string[];
  readonly severity?: Diagnostic["severity"];
}

interface Origin {
  readonly place: Place;
  readonly jsonSchema: unknown;
}

/** `com.example.Address` → `com/example/Address.avsc` */
function placeOfType(fullName: string): string {
  return pointerOf([filesKey, `${fullName.replaceAll(".", "/")}.avsc`]);
}

function hasFileToItself(pointer: string): boolean {
  return tokensOf(pointer)[0] === filesKey && (tokensOf(pointer)[1] ?? "").endsWith(".avsc");
}

function followed(root: JsonObject, pointer: string): { readonly target: string; readonly value: unknown } {
  let target = pointer;
  let value = valueAt(root, target);
  for (let hops = 0; isReference(value) && hops < 100; hops++) {
    target = targetOf(value);
    value = valueAt(root, target);
  }
  return { target, value };
}

/** What an OpenAPI schema refers to is OpenAPI too, unless it stands where the document says in what its schemas are written. */
function withReferred(
  root: JsonObject,
  present: readonly (readonly [string, ForeignLanguage])[],
): ReadonlyMap<string, ForeignLanguage> {
  const all = new Map(present);
  for (const [pointer, language] of all) {
    if (language === "avro") continue;
    const waiting = [valueAt(root, pointer)];
    for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
      if (isReference(schema)) {
        const target = isIrregular(tokensOf(targetOf(schema))) ? targetOf(schema) : componentOf(root, targetOf(schema));
        if (target !== undefined && !all.has(target)) all.set(target, language);
      } else waiting.push(...subschemasOf(schema).map((inner) => inner.schema));
    }
  }
  return all;
}

/** The schema under `components/schemas` that a pointer leads into, unless that says itself in what it is written. */
function componentOf(root: JsonObject, pointer: string): string | undefined {
  const [components, schemas, name] = tokensOf(pointer);
  if (components !== "components" || schemas !== "schemas" || name === undefined) return undefined;
  const component = pointerOf([components, schemas, name]);
  return memberOf(valueAt(root, component), "schemaFormat") === undefined ? component : undefined;
}

/** Those of some OpenAPI schemas that something else of the document refers to as well, which takes them for schemas of AsyncAPI. */
function readAsAsyncApi(root: JsonObject, foreign: ReadonlyMap<string, ForeignLanguage>): ReadonlySet<string> {
  const shared = new Set<string>();
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== "object" || value === null || (foreign.has(pointer) && !shared.has(pointer))) return;
    const component = isReference(value) ? componentOf(root, targetOf(value)) : undefined;
    if (component !== undefined && foreign.has(component) && !shared.has(component)) {
      shared.add(component);
      visit(valueAt(root, component), component);
    }
    for (const [key, member] of Object.entries(value)) visit(member, below(pointer, key));
  };
  visit(root, "");
  return shared;
}

/** A schema without what says nothing about validity, and is written in another way in OpenAPI. */
function assertionsOf(schema: unknown): unknown {
  const annotations = new Set(["example", "examples", "xml", "externalDocs"]);
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (annotations.has(key) ? undefined : value)));
}

function readAsBoth({ file, tokens }: Place): Diagnostic {
  return {
    code: "schema-of-two-languages",
    severity: "warning",
    message: `an OpenAPI schema refers to ${tokens.at(-1)}, and so does what is none`,
    consequence:
      "It is read as a schema of AsyncAPI: what OpenAPI alone means, as by `nullable`, it does not mean here.",
    remedy: "Keep a copy of it for each of them, or write it so that it means the same to both.",
    location: file.locate(tokens),
  };
}

/** Properties are fields, and the way into a field ends at its type. */
function sourceOf(pointer: string, origins: ReadonlyMap<string, Origin>): Place | undefined {
  const tokens = tokensOf(pointer);
  const origin = origins.get(pointerOf(tokens.slice(0, 2)));
  if (origin === undefined) return undefined;
  const { file, tokens: start } = origin.place;
  const [keyword, name] = tokens.slice(2);
  const fields = memberOf(valueAt(file.data, pointerOf(start)), "fields");
  const index =
    keyword === "properties" && Array.isArray(fields)
      ? fields.findIndex((field: unknown) => isObject(field) && field["name"] === name)
      : -1;
  return { file, tokens: index === -1 ? start : [...start, "fields", String(index)] };
}

function definedTwice(fullName: string, place: Place, other: Place): Diagnostic {
  return {
    code: "avro-type-defined-twice",
    severity: "error",
    message: `the Avro type \`${fullName}\` is defined in two ways`,
    consequence: "One name would stand for two types.",
    remedy: "Rename one of them, or define it alike.",
    location: place.file.locate(place.tokens),
    related: { message: "The other definition is here.", location: other.file.locate(other.tokens) },
  };
}
