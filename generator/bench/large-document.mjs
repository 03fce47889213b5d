// A document as large services have them: messages on channels of their own, of a dozen properties each, that share schemas.

/**
 * @param {number} count of messages
 * @param {{ readonly edited?: readonly number[], readonly version?: string }} options `edited`: messages whose text is shorter
 * @returns {string}
 */
export function largeDocument(count, { edited = [], version = "1.0.0" } = {}) {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return `asyncapi: 3.0.0
info: { title: Large, version: ${version} }
channels:
${numbers.map(channel).join("")}operations:
${numbers.map((number) => `  publishEvent${number}: { action: send, channel: { $ref: "#/channels/channel${number}" } }\n`).join("")}components:
  messages:
${numbers.map((number) => `    Event${number}: { payload: { $ref: "#/components/schemas/Event${number}" } }\n`).join("")}  schemas:
    Money:
      type: object
      required: [amount, currency]
      properties: { amount: { type: number, minimum: 0 }, currency: { type: string, pattern: "^[A-Z]{3}$" } }
    Address:
      type: object
      required: [city]
      properties: { street: { type: string }, city: { type: string, minLength: 1 }, zip: { type: string, pattern: "^[0-9]{5}$" } }
${numbers.map((number) => schema(number, edited.includes(number))).join("")}`;
}

/** @param {number} number */
function channel(number) {
  return `  channel${number}:
    address: events.${number}
    messages: { Event${number}: { $ref: "#/components/messages/Event${number}" } }
    bindings:
      amqp: { is: routingKey, exchange: { name: events, type: topic, durable: true }, bindingVersion: 0.3.0 }
`;
}

/** @param {number} number @param {boolean} isEdited */
function schema(number, isEdited) {
  return `    Event${number}:
      type: object
      required: [event, id, at, total]
      properties:
        event: { const: event.${number} }
        id: { type: integer, minimum: 1 }
        at: { type: string, format: date-time }
        state: { type: string, enum: [new, paid, sent, done] }
        note: { type: string, maxLength: ${isEdited ? 100 : 200} }
        total: { $ref: "#/components/schemas/Money" }
        discount: { oneOf: [{ $ref: "#/components/schemas/Money" }, { type: "null" }] }
        address: { $ref: "#/components/schemas/Address" }
        tags: { type: array, maxItems: 20, items: { type: string, maxLength: 40 } }
        items:
          type: array
          minItems: 1
          items:
            type: object
            required: [product, quantity]
            properties: { product: { type: integer }, quantity: { type: integer, minimum: 1 }, price: { $ref: "#/components/schemas/Money" } }
        labels: { type: object, additionalProperties: { type: string } }
        source: { type: [string, "null"] }
`;
}

/**
 * One message, and schemas in one ring of references, as a catalogue of types has them.
 *
 * @param {number} count of schemas
 * @returns {string}
 */
export function manySchemas(count) {
  const one = (/** @type {number} */ number) => `    S${number}:
      type: object
      required: [id]
      properties:
        id: { type: string, format: uuid }
        count: { type: integer, minimum: 0 }
        kind: { enum: [a${number}, b, c] }
        next: { $ref: "#/components/schemas/S${(number * 7 + 1) % count}" }
        tags: { type: array, items: { type: string, maxLength: 20 } }
`;
  return `asyncapi: 3.0.0
info: { title: Many Schemas, version: 1.0.0 }
channels:
  first:
    address: first
    messages: { First: { payload: { type: object, properties: { first: { $ref: "#/components/schemas/S0" } } } } }
operations:
  publishFirst: { action: send, channel: { $ref: "#/channels/first" } }
components:
  schemas:
${Array.from({ length: count }, (_, number) => one(number)).join("")}`;
}
