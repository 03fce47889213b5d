const formats = [
  /^application\/vnd\.aai\.asyncapi(\+json|\+yaml)?;\s*version=[23]\.\d+\.\d+$/,
  /^application\/schema(\+json|\+yaml)?(;\s*version=draft-07)?$/,
];

/** AsyncAPI's own schemas are a superset of draft-07; nothing else is read as one. */
export function isJsonSchemaFormat(schemaFormat: unknown): boolean {
  return (
    schemaFormat === undefined ||
    (typeof schemaFormat === "string" && formats.some((format) => format.test(schemaFormat.trim())))
  );
}
