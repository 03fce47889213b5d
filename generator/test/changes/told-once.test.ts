import { describe, expect, test } from "vitest";
import type { Change, Severity } from "../../src/diff/change.js";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { rules } from "../../src/diff/rules/rules.js";
import { contractsOf, type PagePair, readRulePage } from "./rule-page.js";

/** What is documentation is told as well. */
const severities: Readonly<Record<string, Severity>> = Object.fromEntries(
  rules.filter(({ severity }) => severity === "off").map(({ id }) => [id, "info"]),
);

async function changesOf(pair: PagePair): Promise<readonly Change[]> {
  const { old, new: changed } = await contractsOf(pair);
  return (await judgeContracts(old, changed, { severities })).changes;
}

describe("a change of topology, delivery or documentation is told once, by the rule it belongs to", () => {
  const own = rules.filter(({ group }) => ["topology", "delivery", "documentation"].includes(group));
  test.each(own)("$id", async ({ id }) => {
    for (const pair of readRulePage(id).examples)
      expect((await changesOf(pair)).map(({ rule, path }) => ({ rule, path }))).toEqual([
        { rule: id, path: expect.any(String) },
      ]);
  });
});

const binding = (settings: string) => `operations: { publishProductCreated: { bindings: { amqp: { ${settings} } } } }`;
const product = (property: string) => `components: { schemas: { Product: { properties: { ${property} } } } }`;

const withDeleted = (urgency: string) => `
channels: { products: { messages: { ProductDeleted: { $ref: "#/components/messages/ProductDeleted" } } } }
components:
  messages:
    ProductCreated: { x-urgency: ${urgency} }
    ProductDeleted: { x-urgency: critical, payload: { type: object, properties: { event: { const: product.deleted } } } }
`;

const withUrgencyInBody = (urgency: string) => `
operations: { publishProductCreated: { x-urgency: ${urgency}, bindings: { amqp: { priority: 3 } } } }
components:
  schemas:
    Product:
      x-envelope: { payload: /data, urgency: /urgency }
      required: [data]
      properties: { data: { type: object }, urgency: { type: string } }
`;

test.each([
  {
    title: "an urgency that only the body tells, where it is written",
    before: withUrgencyInBody("high"),
    after: withUrgencyInBody("low"),
    want: [
      "warning: messages of publishProductCreated had urgency high in the envelope and have urgency low there",
      "/operations/publishProductCreated/x-urgency → /operations/publishProductCreated/x-urgency",
    ],
  },
  {
    title: "a priority and an urgency by their names",
    before: binding("priority: 8"),
    after: "operations: { publishProductCreated: { x-urgency: medium } }",
    want: [
      "warning: messages of publishProductCreated had urgency high (priority 8) and have urgency medium (priority 5)",
      "/operations/publishProductCreated/bindings/amqp/priority → /operations/publishProductCreated/x-urgency",
    ],
  },
  {
    title: "the urgency of one of two messages of an operation",
    before: withDeleted("high"),
    after: withDeleted("low"),
    want: [
      "warning: message ProductCreated of publishProductCreated had urgency high (priority 8) and has urgency low (priority 1)",
      "/components/messages/ProductCreated/x-urgency → /components/messages/ProductCreated/x-urgency",
    ],
  },
  {
    title: "a priority between the urgencies by its number",
    before: binding("priority: 8"),
    after: binding("priority: 7"),
    want: [
      "warning: messages of publishProductCreated had urgency high (priority 8) and have priority 7",
      "/operations/publishProductCreated/bindings/amqp/priority → /operations/publishProductCreated/bindings/amqp/priority",
    ],
  },
  {
    title: "messages that outlive a restart now as no warning",
    before: binding("deliveryMode: 1"),
    after: binding("deliveryMode: 2"),
    want: [
      "info: messages of publishProductCreated were transient and are persistent",
      "/operations/publishProductCreated/bindings/amqp/deliveryMode → /operations/publishProductCreated/bindings/amqp/deliveryMode",
    ],
  },
  {
    title: "a default where it is written",
    before: product("stock: { type: integer, default: 0 }"),
    after: product("stock: { type: integer, default: 1 }"),
    want: [
      "warning: the default of Product.properties.stock was 0 and is 1",
      "/components/schemas/Product/properties/stock/default → /components/schemas/Product/properties/stock/default",
    ],
  },
  {
    title: "a default that another message shares, once",
    before: `${product("stock: { $ref: '#/components/schemas/Stock' }, held: { $ref: '#/components/schemas/Stock' }")}`,
    after: `components:
  schemas:
    Product: { properties: { stock: { $ref: '#/components/schemas/Stock' }, held: { $ref: '#/components/schemas/Stock' } } }
    Stock: { properties: { pieces: { default: 1 } } }`,
    want: [
      "warning: the default of Stock.properties.pieces was nothing and is 1",
      "/components/schemas/Stock/properties/pieces → /components/schemas/Stock/properties/pieces/default",
    ],
  },
  {
    title: "variants that only change places not at all",
    before: `components: { schemas: { Count: { type: integer, default: 1 }, Many: { type: string, default: many },
      Question: { properties: { pieces: { anyOf: [{ $ref: '#/components/schemas/Count' }, { $ref: '#/components/schemas/Many' }] } } } } }`,
    after: `components: { schemas: { Count: { type: integer, default: 1 }, Many: { type: string, default: many },
      Question: { properties: { pieces: { anyOf: [{ $ref: '#/components/schemas/Many' }, { $ref: '#/components/schemas/Count' }] } } } } }`,
    want: [],
  },
  {
    title: "data whose members only change places not at all",
    before: product("stock: { default: { a: 1, b: 2 }, examples: [{ a: 1, b: 2 }] }"),
    after: product("stock: { examples: [{ b: 2, a: 1 }], default: { b: 2, a: 1 } }"),
    want: [],
  },
  {
    title: "an exchange before a queue that keeps its name as a warning",
    before: "{}",
    after: `channels: { stock: { bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic, durable: true } } },
      x-rabbitmq: { bindings: [{ queue: stock-questions }] } } }`,
    want: [
      'warning: channel stock was queue stock-questions and is routing key "stock-questions" of exchange shop',
      "/channels/stock → /channels/stock/bindings/amqp",
    ],
  },
  {
    title: "a title that is new",
    before: "{}",
    after: "operations: { placeOrder: { title: Buy } }",
    want: ['info: operations.placeOrder is called "Buy" now', "/operations/placeOrder → /operations/placeOrder/title"],
  },
])("tells $title", async ({ before, after, want }) => {
  const changes = await changesOf({ before, after });
  expect(
    changes.flatMap(({ severity, message, old, new: changed }) => [
      `${severity}: ${message}`,
      `${old?.pointer} → ${changed?.pointer}`,
    ]),
  ).toEqual(want);
});
