import { isArray, isObject, type Json, type JsonObject, member } from "./json.js";
import { type Located, locatedIn, type SchemaDocument } from "./schema-document.js";
import { Undecided } from "./undecided.js";

/** Whether a schema is one that the dynamic reference may lead to. `$recursiveAnchor` is an anchor without a name. */
export function bearsAnchor(schema: Json, reference: string): boolean {
  if (!isObject(schema)) return false;
  const anchor = reference.slice(1);
  return member(schema, "$dynamicAnchor") === anchor || (anchor === "" && member(schema, "$recursiveAnchor") === true);
}

/** Members whose names are an author's. */
const mapKeywords = new Set(["properties", "patternProperties", "dependencies", "dependentSchemas"]);
/** What ajv comes by only where something refers to it, and what is data. */
const passedOver = new Set(["definitions", "$defs", "enum", "const", "default", "examples", "required"]);

/**
 * The schemas that ajv may come by when it starts from one, and a few more.
 *
 * @param barrier Of this schema and what lies behind it nothing is said.
 */
export function reachableSchemas(start: Located, document: SchemaDocument, barrier?: Json): ReadonlySet<Json> {
  const seen = new Set<Json>();
  const open: Located[] = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { schema, base } = next;
    if (schema === barrier || seen.has(schema) || typeof schema !== "object" || schema === null) continue;
    seen.add(schema);
    open.push(...insideOf(schema).map((inner) => locatedIn(inner, base)));
    const target = isObject(schema) ? targetOf(schema, base, document) : undefined;
    if (target !== undefined) open.push(target);
  }
  return seen;
}

function insideOf(schema: JsonObject | readonly Json[]): readonly Json[] {
  if (isArray(schema)) return schema;
  return Object.entries(schema).flatMap(([keyword, value]) => {
    if (passedOver.has(keyword)) return [];
    return mapKeywords.has(keyword) && isObject(value) ? Object.values(value) : [value];
  });
}

function targetOf(schema: JsonObject, base: string, document: SchemaDocument): Located | undefined {
  const reference = member(schema, "$ref");
  if (typeof reference !== "string") return undefined;
  try {
    return document.resolve(reference, base);
  } catch (error) {
    // Data that looks like a reference; of a schema's own, its translation tells.
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}
