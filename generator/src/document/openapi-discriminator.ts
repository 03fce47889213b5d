import { isObject, type JsonObject, memberOf, tokensOf } from "../contract/json-pointer.js";
import { isReference, partsOf, type Reference, targetOf } from "../contract/reference.js";
import { baseName } from "../contract/schema-names.js";
import { filesKey } from "./bundle.js";

/** The schema at a pointer of the document. */
export type SchemaAt = (pointer: string) => unknown;

export interface OpenApiDiscriminator {
  readonly property: string;
  /** By the reference of each alternative, the values that select it. Absent: the alternative says so itself. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  /** What the mapping names and is none of the alternatives. */
  readonly strangers: readonly { readonly tag: string; readonly schema: string }[];
}

/**
 * The discriminator of an OpenAPI schema: "the value of the property selects the schema", by the mapping, else by the schema's name
 * (https://spec.openapis.org/oas/v3.0.3#discriminator-object). Undefined: it has no alternatives, or some that have no names,
 * which "cannot be used" with a discriminator.
 */
export function readDiscriminator(node: JsonObject, schemaAt: SchemaAt): OpenApiDiscriminator | undefined {
  const { discriminator, oneOf, anyOf } = node;
  const alternatives = oneOf ?? anyOf;
  if (!isObject(discriminator) || !Array.isArray(alternatives) || !alternatives.every(isReference)) return undefined;
  const { propertyName: property, mapping } = discriminator;
  const byName = new Map(alternatives.map((reference) => [nameOf(reference), reference.$ref]));
  if (typeof property !== "string" || byName.size < alternatives.length) return undefined;

  const mapped = Object.entries(isObject(mapping) ? mapping : {}).flatMap(([tag, schema]) =>
    typeof schema === "string" ? [{ tag, schema, name: nameInMapping(schema) }] : [],
  );
  const tags = new Map<string, readonly string[]>();
  for (const [name, reference] of byName) {
    const own = mapped.filter((one) => one.name === name).map(({ tag }) => tag);
    if (!hasValues({ $ref: reference }, property, schemaAt)) tags.set(reference, own.length === 0 ? [name] : own);
  }
  return { property, tags, strangers: mapped.filter(({ name }) => !byName.has(name)) };
}

/** An alternative with the values that select it. */
export function withTags(alternative: unknown, { property, tags }: OpenApiDiscriminator): unknown {
  const values = isReference(alternative) ? tags.get(alternative.$ref) : undefined;
  if (values === undefined) return alternative;
  const tag = values.length === 1 ? { const: values[0] } : { enum: values };
  return { allOf: [alternative, { type: "object", required: [property], properties: { [property]: tag } }] };
}

/** The last word of the way to a schema, which is the file's name where the schema has a file to itself. */
function nameOf(reference: Reference): string {
  const [first, file = "", ...rest] = tokensOf(targetOf(reference));
  if (first === filesKey) return lastOf(rest) ?? baseName(file);
  return lastOf(tokensOf(targetOf(reference))) ?? "";
}

/** A name or a reference, which is relative to its file. */
function nameInMapping(schema: string): string {
  if (/^[\w.-]+$/.test(schema) && !/\.(json|ya?ml)$/i.test(schema)) return schema;
  const { uri, pointer = "" } = partsOf(schema);
  return lastOf(tokensOf(pointer)) ?? baseName(uri);
}

/** AsyncAPI 3 may have the schema beside its format. */
function lastOf(tokens: readonly string[]): string | undefined {
  return tokens.at(-1) === "schema" && tokens.length > 2 ? tokens.at(-2) : tokens.at(-1);
}

/** Whether a schema says itself which values a property may have. */
function hasValues(schema: unknown, property: string, schemaAt: SchemaAt, depth = 0): boolean {
  if (depth > 20) return false;
  const follow = (inner: unknown): boolean => hasValues(inner, property, schemaAt, depth + 1);
  if (isReference(schema)) return follow(schemaAt(targetOf(schema)));
  if (!isObject(schema)) return false;
  if (typeof schema["schemaFormat"] === "string" && isObject(schema["schema"])) return follow(schema["schema"]);
  const found = memberOf(schema["properties"], property);
  if (isObject(found) && (Object.hasOwn(found, "const") || Object.hasOwn(found, "enum"))) return true;
  return Array.isArray(schema["allOf"]) && schema["allOf"].some(follow);
}
