import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { loadText } from "../../test/support/load-files.js";
import type { LintConfig } from "../config/config.js";
import { mergePatch } from "../contract/merge-patch.js";
import { documentFindings } from "./document-findings.js";
import { unknownLintRules, unusedSuppressions } from "./lint-config.js";
import { lintDocument } from "./lint-document.js";
import { lintRules } from "./rules/lint-rules.js";

const base = `asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
channels:
  orderPlaced:
    address: order.placed
    title: Orders
    messages: { OrderPlaced: { $ref: '#/components/messages/OrderPlaced' } }
    bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic, durable: true }, bindingVersion: 0.3.0 } }
operations:
  placeOrder: { action: send, channel: { $ref: '#/channels/orderPlaced' } }
components:
  messages: { OrderPlaced: { summary: Placed., payload: { $ref: '#/components/schemas/Order' } } }
  schemas:
    Order: { type: object, required: [order_id], properties: { order_id: { type: integer } } }
`;

const loaded = new Map<string, ReturnType<typeof loadText>>();

async function lint(patch: string, config: LintConfig = {}) {
  const loading = loaded.get(patch) ?? loadText(stringify(mergePatch(parse(base), parse(patch))));
  loaded.set(patch, loading);
  const { contract, diagnostics } = await loading;
  const result = lintDocument(contract, diagnostics, config);
  const told = ({ code, location }: (typeof result.diagnostics)[number]) => `${code} ${location.pointer}`;
  return { ...result, told: result.diagnostics.map(told), hidden: result.suppressed.map(told) };
}

/** A property of the order. */
const amount = (schema: string): string => `components: { schemas: { Order: { properties: { amount: ${schema} } } } }`;
const order = "/components/schemas/Order";

test("a document that is well written has no findings", async () => {
  expect((await lint("{}", { rules: { "unbounded-text": "info" } })).told).toEqual([]);
});

const cases: Readonly<Record<string, { bad: string; at: string; good: readonly string[] }>> = {
  "property-without-type": {
    bad: amount("{ description: How much }"),
    at: `${order}/properties/amount`,
    good: [
      amount("true"),
      amount("{ enum: [1, 2] }"),
      // An envelope whose payload each message fills in.
      `components:
  messages: { OrderPlaced: { payload: { $ref: null, allOf: [{ $ref: '#/components/schemas/Envelope' }, { type: object, properties: { payload: { type: object, properties: { id: { type: integer } } } } }] } } }
  schemas: { Envelope: { type: object, properties: { payload: { description: The event. } } } }`,
    ],
  },
  "object-without-properties": {
    bad: amount("{ type: object }"),
    at: `${order}/properties/amount`,
    good: [
      amount("{ type: object, additionalProperties: { type: integer }, maxProperties: 9 }"),
      amount("{ type: object, properties: { cents: { type: integer } } }"),
    ],
  },
  "open-payload": {
    bad: "components: { schemas: { Order: { additionalProperties: true } } }",
    at: order,
    good: [
      "components: { schemas: { Order: { additionalProperties: false } } }",
      "components: { schemas: { Order: { additionalProperties: { type: integer } } } }",
    ],
  },
  "pattern-explodes": {
    bad: amount("{ type: string, pattern: '^(\\w+\\s?)*$' }"),
    at: `${order}/properties/amount/pattern`,
    good: [
      amount("{ type: string, pattern: '^\\w+(\\s\\w+)*$' }"),
      amount("{ type: string, pattern: '^(\\w+\\s?)*$', maxLength: 20 }"),
    ],
  },
  "wildcard-published": {
    bad: "channels: { orderPlaced: { address: 'order.*' } }",
    at: "/channels/orderPlaced",
    good: [
      "channels: { orderPlaced: { address: 'order.{shop}', parameters: { shop: {} } } }",
      "{ channels: { orderPlaced: { address: 'order.*' } }, operations: { placeOrder: { action: receive } } }",
    ],
  },
  "unbounded-payload": {
    bad: amount("{ type: array, items: { type: integer } }"),
    at: `${order}/properties/amount`,
    good: [
      amount("{ type: array, items: { type: integer }, maxItems: 5 }"),
      amount("{ type: object, maxProperties: 9, additionalProperties: { type: integer } }"),
    ],
  },
  "unbounded-text": {
    bad: amount("{ type: string }"),
    at: `${order}/properties/amount`,
    good: [amount("{ type: string, maxLength: 5 }"), amount("{ type: string, format: date-time }")],
  },
  "missing-description": {
    bad: "components: { messages: { OrderPlaced: { summary: null } } }",
    at: "/components/messages/OrderPlaced",
    good: ["components: { messages: { OrderPlaced: { summary: null, title: Placed } } }"],
  },
  "mixed-property-names": {
    bad: "components: { schemas: { Order: { properties: { shop_id: { type: integer }, customerId: { type: integer } } } } }",
    at: `${order}/properties/customerId`,
    good: [
      "components: { schemas: { Order: { properties: { customer: { type: integer }, shop_id: { type: integer } } } } }",
      // Half and half: there is no style to keep to.
      "components: { schemas: { Order: { properties: { customerId: { type: integer } } } } }",
    ],
  },
  "mixed-key-names": {
    bad: "components: { schemas: { LineItem: { type: object, properties: { id: { type: integer } } }, UnitPrice: { type: integer }, tax_rate: { type: integer } } }",
    at: "/components/schemas/tax_rate",
    good: ["components: { schemas: { LineItem: { type: integer }, UnitPrice: { type: integer } } }"],
  },
};

test("each rule has its cases", () => {
  expect(Object.keys(cases)).toEqual(lintRules.map(({ id }) => id));
});

test.each([
  ["of names", "propertyNames: { pattern: '^(a|a)*$' }", "/propertyNames/pattern"],
  ["below not", "not: { pattern: '^(a|a)*$' }", "/not/pattern"],
  ["below contains", "type: array, maxItems: 3, contains: { pattern: '^(a|a)*$' }", "/contains/pattern"],
  ["below a condition", "if: { pattern: '^(a|a)*$' }, then: { maxLength: 3 }", "/if/pattern"],
])("a pattern %s explodes as well", async (_where, schema, pointer) => {
  expect((await lint(amount(`{ ${schema} }`))).told).toEqual([`pattern-explodes ${order}/properties/amount${pointer}`]);
});

test("a tuple is bounded when nothing comes after it", async () => {
  const tuple = (others: string) => lint(amount(`{ type: array, items: [{ type: integer }]${others} }`));
  expect((await tuple("")).told).toEqual([`unbounded-payload ${order}/properties/amount`]);
  expect((await tuple(", additionalItems: false")).told).toEqual([]);
  expect((await tuple(", maxItems: 3")).told).toEqual([]);
});

describe.each(Object.entries(cases))("%s", (rule, { bad, at, good }) => {
  const config: LintConfig = { rules: { [rule]: "warning" } };

  test("is found, and nothing else", async () => {
    expect((await lint(bad, config)).told).toEqual([`${rule} ${at}`]);
  });

  test.each(good)("is not found in %s", async (patch) => {
    expect((await lint(patch, config)).told.filter((told) => told.startsWith(`${rule} `))).toEqual([]);
  });

  test("is not looked for when it is off", async () => {
    expect((await lint(bad, { rules: { [rule]: "off" } })).told).toEqual([]);
  });

  test("is not told where it is suppressed, and that is counted", async () => {
    const suppress = [{ rule, path: `${at.slice(0, -1)}*`, reason: "agreed" }];
    expect(await lint(bad, { ...config, suppress })).toMatchObject({ told: [], hidden: [`${rule} ${at}`] });
  });
});

describe("what is found while the document is read", () => {
  const urgent = `channels: { orderPlaced: { bindings: null, x-service: shop, address: queue_shop, x-rabbitmq: { maxPriority: 5 } } }
operations: { placeOrder: { x-urgency: critical } }`;

  test("is told once, and weighed and suppressed like the rest", async () => {
    const finding = "priority-above-maximum /operations/placeOrder";
    expect((await lint(urgent)).told).toEqual([finding]);
    const asError = await lint(urgent, { rules: { "priority-above-maximum": "error" } });
    expect(asError.diagnostics.map(({ severity }) => severity)).toEqual(["error"]);
    expect((await lint(urgent, { rules: { "priority-above-maximum": "off" } })).told).toEqual([]);
    const suppress = [{ rule: "priority-above-maximum", path: "/operations/*", reason: "agreed" }];
    expect(await lint(urgent, { suppress })).toMatchObject({ told: [], hidden: [finding] });
  });

  test("stays an error where it makes the document unsound", async () => {
    const { diagnostics } = await lint("operations: { placeOrder: { x-urgency: soon } }", {
      rules: { "unknown-urgency": "off" },
      suppress: [{ rule: "unknown-urgency", path: "*", reason: "no" }],
    });
    expect(diagnostics.map(({ code }) => code)).toContain("unknown-urgency");
  });
});

test("a rule that there is not, and a suppression that hides nothing, are told where they stand", () => {
  const config = {
    lint: { rules: { "property-witout-type": "off" } },
    documents: [{ lint: { suppress: [{ rule: "open-payload", path: "/x", reason: "agreed" }] } }],
  } as const;
  const locate = (path: readonly string[]) => ({ file: "config", pointer: path.join("/"), line: 1, column: 1 });
  const told = [...unknownLintRules(config, locate), ...unusedSuppressions(config, new Set(), locate)];
  expect(told.map(({ code, severity, location }) => `${severity} ${code} ${location.pointer}`)).toEqual([
    "error unknown-lint-rule lint/rules/property-witout-type",
    "warning suppression-unused documents/0/lint/suppress/0",
  ]);
  expect(unusedSuppressions(config, new Set(config.documents[0].lint.suppress), locate)).toEqual([]);
});

test("ids are kebab-case and stand for one thing each", () => {
  const ids = [...lintRules, ...documentFindings].map(({ id }) => id);
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});
