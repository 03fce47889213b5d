/** The schema languages that become types and validators. OpenAPI 3.1 is a dialect of JSON Schema, 3.0 is not. */
export type SchemaLanguage = "json-schema" | "avro" | "openapi-3.0" | "openapi-3.1";

const formats: readonly (readonly [RegExp, SchemaLanguage])[] = [
  [/^application\/vnd\.aai\.asyncapi(\+json|\+yaml)?;\s*version=[23]\.\d+\.\d+$/, "json-schema"],
  [/^application\/schema(\+json|\+yaml)?(;\s*version=draft-07)?$/, "json-schema"],
  [/^application\/vnd\.apache\.avro(\+json|\+yaml)?(;\s*version=1\.\d+(\.\d+)?)?$/, "avro"],
  [/^application\/vnd\.oai\.openapi(\+json|\+yaml)?;\s*version=3\.0(\.\d+)?$/, "openapi-3.0"],
  [/^application\/vnd\.oai\.openapi(\+json|\+yaml)?;\s*version=3\.1(\.\d+)?$/, "openapi-3.1"],
];

/** What converted schemas say of themselves. */
export const jsonSchemaFormat = "application/schema+json;version=draft-07";

/** Undefined: a language that nothing here reads. AsyncAPI's own schemas are a superset of draft-07. */
export function schemaLanguageOf(schemaFormat: unknown): SchemaLanguage | undefined {
  if (schemaFormat === undefined) return "json-schema";
  if (typeof schemaFormat !== "string") return undefined;
  return formats.find(([format]) => format.test(schemaFormat.trim()))?.[1];
}

export function isJsonSchemaFormat(schemaFormat: unknown): boolean {
  return schemaLanguageOf(schemaFormat) === "json-schema";
}
