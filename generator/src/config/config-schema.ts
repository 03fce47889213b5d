import { configOptions, type Option } from "./options.js";

/** The configuration as JSON Schema, for editors that complete and check YAML and JSON. */
export function configSchema(): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "eventwright.config",
    description: "What `eventwright` does. Paths are relative to the file's folder.",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string", description: "This schema, for editors." },
      ...propertiesOf(configOptions),
    },
  };
}

function propertiesOf(options: Readonly<Record<string, Option>>): Record<string, object> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, schemaOf(option)]));
}

function schemaOf(option: Option): object {
  const { description } = option;
  switch (option.kind) {
    case "text":
      return { description, type: "string", minLength: 1, ...(option.pattern && { pattern: option.pattern }) };
    case "plugin":
      return { description, type: "string", minLength: 1 };
    case "flag":
      return { description, type: "boolean" };
    case "choice":
      return { description, type: "string", enum: option.choices };
    case "list": {
      const list = { type: "array", items: schemaOf(option.item) };
      return { description, ...(option.mayBeOne === true ? { anyOf: [schemaOf(option.item), list] } : list) };
    }
    case "map":
      return { description, type: "object", propertyNames: { not: { enum: option.refused } } };
    case "named":
      return { description, type: "object", additionalProperties: schemaOf(option.member) };
    case "object": {
      const { members, required } = option;
      const properties = propertiesOf(members);
      return { description, type: "object", additionalProperties: false, ...(required && { required }), properties };
    }
  }
}
