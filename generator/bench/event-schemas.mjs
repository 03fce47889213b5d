// Events as teams write them, to edit beside those of documents.

/** @typedef {import("./falsifier.mjs").Schema} Schema */

const money = {
  type: "object",
  properties: {
    amount: { type: "number", minimum: 0, multipleOf: 0.01 },
    currency: { type: "string", pattern: "^[A-Z]{3}$" },
  },
  required: ["amount", "currency"],
  additionalProperties: false,
};

const address = {
  type: "object",
  properties: {
    country: { enum: ["DE", "FR", "US"] },
    zip: { type: "string", maxLength: 10 },
    city: { type: "string", minLength: 1 },
    lines: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 3 },
  },
  required: ["country", "zip", "city"],
  if: { properties: { country: { const: "US" } }, required: ["country"] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { properties: { zip: { pattern: "^\\d{5}(-\\d{4})?$" } } },
  else: { properties: { zip: { minLength: 4 } } },
};

const uuid = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

/** @type {readonly Schema[]} */
export const eventSchemas = [
  {
    definitions: { money, address },
    type: "object",
    properties: {
      orderId: { type: "string", format: "uuid", pattern: uuid },
      customerId: { type: "integer", minimum: 1 },
      placedAt: { type: "string", format: "date-time" },
      status: { enum: ["new", "paid", "shipped", "cancelled"] },
      total: { $ref: "#/definitions/money" },
      shipping: { $ref: "#/definitions/address" },
      billing: { oneOf: [{ $ref: "#/definitions/address" }, { type: "null" }] },
      lines: {
        type: "array",
        minItems: 1,
        maxItems: 500,
        items: {
          type: "object",
          properties: {
            sku: { type: "string", pattern: "^[A-Z]{2}-\\d{4,8}$" },
            quantity: { type: "integer", minimum: 1, maximum: 999 },
            price: { $ref: "#/definitions/money" },
          },
          required: ["sku", "quantity"],
        },
      },
      coupons: { type: "array", items: { type: "string" }, uniqueItems: true, maxItems: 5 },
    },
    required: ["orderId", "customerId", "lines", "total"],
  },
  {
    oneOf: [
      {
        type: "object",
        properties: {
          kind: { const: "card" },
          last4: { type: "string", pattern: "^\\d{4}$" },
          brand: { enum: ["visa", "amex"] },
        },
        required: ["kind", "last4"],
      },
      {
        type: "object",
        properties: { kind: { const: "iban" }, iban: { type: "string", minLength: 15, maxLength: 34 } },
        required: ["kind", "iban"],
      },
      {
        type: "object",
        properties: { kind: { const: "cash" }, till: { type: "integer" } },
        required: ["kind"],
        additionalProperties: false,
      },
    ],
  },
  {
    $defs: {
      category: {
        type: "object",
        properties: {
          id: { type: "integer" },
          title: { type: "string" },
          children: { type: "array", items: { $ref: "#/$defs/category" } },
        },
        required: ["id", "title"],
        additionalProperties: false,
      },
    },
    $ref: "#/$defs/category",
  },
  {
    type: "object",
    properties: {
      device: { type: "string", minLength: 3, maxLength: 64, pattern: "^[A-Za-z0-9_-]+$" },
      at: { type: "integer", minimum: 0 },
      position: {
        type: "array",
        items: [
          { type: "number", minimum: -180, maximum: 180 },
          { type: "number", minimum: -90, maximum: 90 },
        ],
        minItems: 2,
        maxItems: 2,
      },
      readings: {
        type: "object",
        patternProperties: {
          "^t_": { type: "number", minimum: -50, maximum: 120 },
          "^h_": { type: "integer", minimum: 0, maximum: 100 },
        },
        additionalProperties: false,
        minProperties: 1,
      },
      battery: { type: ["integer", "null"], minimum: 0, maximum: 100 },
      labels: {
        type: "object",
        additionalProperties: { type: "string" },
        propertyNames: { pattern: "^[a-z][a-z0-9_]*$" },
        maxProperties: 16,
      },
    },
    required: ["device", "at", "readings"],
    dependencies: { battery: ["at"], position: { required: ["device"] } },
  },
  {
    allOf: [
      {
        type: "object",
        properties: {
          specversion: { const: "1.0" },
          id: { type: "string", minLength: 1 },
          source: { type: "string", format: "uri-reference" },
          type: { type: "string" },
          time: { type: "string", format: "date-time" },
        },
        required: ["specversion", "id", "source", "type"],
      },
      {
        type: "object",
        properties: {
          type: { enum: ["user.created", "user.deleted"] },
          data: {
            type: "object",
            properties: {
              email: { type: "string", pattern: "^[^\\s@]+@[^\\s@]+$" },
              name: { type: ["string", "null"] },
              age: { type: "integer", minimum: 0, maximum: 150 },
            },
            required: ["email"],
          },
        },
        required: ["data"],
      },
    ],
  },
  {
    type: "object",
    properties: {
      actor: {
        anyOf: [
          { type: "string" },
          {
            type: "object",
            properties: {
              id: { type: "integer" },
              roles: { type: "array", items: { enum: ["admin", "editor", "viewer"] }, uniqueItems: true },
            },
            required: ["id"],
          },
        ],
      },
      action: { type: "string", enum: ["create", "update", "delete"] },
      before: {},
      after: { not: { type: "null" } },
      tags: { type: "array", contains: { type: "string", pattern: "^env:" }, items: { type: "string" } },
      score: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    },
    required: ["actor", "action"],
    minProperties: 2,
  },
  {
    type: "object",
    properties: {
      settings: {
        type: "object",
        properties: {
          theme: { enum: ["dark", "light"] },
          size: { type: "integer", multipleOf: 2 },
          nested: {
            type: "object",
            properties: { deep: { type: "array", items: { type: "array", items: { type: "boolean" }, maxItems: 2 } } },
          },
        },
        additionalProperties: { type: ["string", "number", "boolean"] },
      },
      retries: { type: "integer", minimum: 0, maximum: 10 },
      payload: { type: "string", maxLength: 2048 },
    },
    additionalProperties: false,
  },
];
