import type { ValidateSchemaInput } from "@asyncapi/parser";

/** What the official schema parsers are called with. They look at nothing but the schema. */
export function schemaParserInput(data: unknown): ValidateSchemaInput<unknown, { readonly message: object }> {
  return {
    asyncapi: {
      parsed: { asyncapi: "3.0.0", info: { title: "", version: "" }, channels: {} },
      semver: { version: "3.0.0", major: 3, minor: 0, patch: 0 },
    },
    data,
    meta: { message: {} },
    path: [],
    schemaFormat: "",
    defaultSchemaFormat: "",
  };
}
