/**
 * The parts of the schema of SARIF 2.1.0 that our logs use, with its own requirements and closed as it is:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const text = { type: "object", required: ["text"], properties: { text: { type: "string", minLength: 1 } } };
const uri = { type: "string", pattern: "^[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*$" };

const physicalLocation = {
  type: "object",
  additionalProperties: false,
  required: ["artifactLocation"],
  properties: {
    artifactLocation: { type: "object", additionalProperties: false, properties: { uri } },
    region: {
      type: "object",
      additionalProperties: false,
      properties: { startLine: { type: "integer", minimum: 1 }, startColumn: { type: "integer", minimum: 1 } },
    },
  },
};

const location = {
  type: "object",
  additionalProperties: false,
  properties: {
    id: { type: "integer", minimum: -1 },
    physicalLocation,
    logicalLocations: {
      type: "array",
      items: { type: "object", additionalProperties: false, properties: { fullyQualifiedName: { type: "string" } } },
    },
    message: text,
  },
};

const result = {
  type: "object",
  additionalProperties: false,
  required: ["message"],
  properties: {
    ruleId: { type: "string" },
    ruleIndex: { type: "integer", minimum: 0 },
    level: { enum: ["none", "note", "warning", "error"] },
    message: text,
    // GitHub shows no result without one.
    locations: { type: "array", minItems: 1, items: location },
    relatedLocations: { type: "array", uniqueItems: true, items: location },
    partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
    suppressions: {
      type: "array",
      uniqueItems: true,
      items: {
        type: "object",
        additionalProperties: false,
        required: ["kind"],
        properties: {
          kind: { enum: ["inSource", "external"] },
          status: { enum: ["accepted", "underReview", "rejected"] },
          justification: { type: "string" },
        },
      },
    },
    properties: { type: "object" },
  },
};

const rule = {
  type: "object",
  additionalProperties: false,
  required: ["id"],
  properties: { id: { type: "string" }, shortDescription: text, helpUri: { ...uri, pattern: "^https://" } },
};

export const sarifSchema = {
  type: "object",
  additionalProperties: false,
  required: ["version", "runs"],
  properties: {
    $schema: uri,
    version: { const: "2.1.0" },
    runs: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["tool"],
        properties: {
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          tool: {
            type: "object",
            additionalProperties: false,
            required: ["driver"],
            properties: {
              driver: {
                type: "object",
                additionalProperties: false,
                required: ["name"],
                properties: {
                  name: { type: "string" },
                  semanticVersion: { type: "string" },
                  informationUri: uri,
                  rules: { type: "array", uniqueItems: true, items: rule },
                },
              },
            },
          },
          results: { type: "array", items: result },
        },
      },
    },
  },
};
