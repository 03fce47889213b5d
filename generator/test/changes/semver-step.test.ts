import { describe, expect, test } from "vitest";
import type { Severity } from "../../src/diff/change.js";
import { type JudgeOptions, judgeContracts } from "../../src/diff/judge-contracts.js";
import { rules } from "../../src/diff/rules/rules.js";
import { contractsOf } from "./rule-page.js";

const headers = (schema: string) => `components: { messages: { ProductCreated: { headers: ${schema} } } }`;
const optional = headers("{ type: object, properties: { tenant: { type: string } } }");
const two = headers("{ type: object, properties: { tenant: { type: string }, trace: { type: string } } }");
const required = headers("{ type: object, required: [tenant], properties: { tenant: { type: string } } }");
const region = (values: string) =>
  `channels: { stock: { address: "stock.{region}", parameters: { region: { enum: [${values}] } } } }`;
const server = (keys: string) =>
  `servers: { ${keys
    .split(" ")
    .map((key) => `${key}: { host: ${key}.example.com, protocol: amqp }`)
    .join(", ")} }`;

const cancelled = `
components: { messages: { OrderCancelled: { payload: { type: object, required: [event], properties: { event: { const: order.cancelled } } } } } }
channels: { orders: { messages: { OrderCancelled: { $ref: "#/components/messages/OrderCancelled" } } } }`;
const places = (...names: string[]) => `${cancelled}
operations: { placeOrder: { messages: [${names.map((name) => `{ $ref: "#/channels/orders/messages/${name}" }`).join(", ")}] } }`;
const answered = (...names: string[]) => `
components: { messages: { StockUnknown: { payload: { type: object, required: [unknown], properties: { unknown: { const: true } } } } } }
channels: { stockReplies: { messages: { StockUnknown: { $ref: "#/components/messages/StockUnknown" } } } }
operations: { askStock: { reply: { messages: [${names.map((name) => `{ $ref: "#/channels/stockReplies/messages/${name}" }`).join(", ")}] } } }`;
const elsewhere = (more: string) => `${cancelled.replace(/ }$/, `, stock: { messages: { ${more} } } }`)}
operations: { askStock: { messages: [{ $ref: "#/channels/stock/messages/StockAsked" }] } }`;

test.each([
  { title: "headers that are described", before: "{}", after: optional, want: "minor" },
  { title: "headers that are described, and required", before: "{}", after: required, want: "major" },
  { title: "headers that are no longer described", before: optional, after: "{}", want: "major" },
  { title: "headers that are no longer described, and were required", before: required, after: "{}", want: "major" },
  { title: "one header more", before: optional, after: two, want: "minor" },
  {
    title: "headers in other words",
    before: optional,
    after: optional.replace("string", "string, description: Whose"),
    want: "patch",
  },
  { title: "a value more of a parameter", before: region("eu"), after: region("eu, us"), want: "major" },
  { title: "a value less of a parameter", before: region("eu, us"), after: region("eu"), want: "major" },
  {
    title: "one more of the messages of a channel that an operation sends",
    before: places("OrderPlaced"),
    after: places("OrderPlaced", "OrderCancelled"),
    want: "minor",
  },
  {
    title: "one less of the messages of a channel that an operation sends",
    before: places("OrderPlaced", "OrderCancelled"),
    after: places("OrderPlaced"),
    want: "major",
  },
  {
    title: "one more of the answers of a channel that an operation gets",
    before: answered("StockTold"),
    after: answered("StockTold", "StockUnknown"),
    want: "major",
  },
  {
    title: "a message that another channel had",
    before: elsewhere(""),
    after: elsewhere('OrderCancelled: { $ref: "#/components/messages/OrderCancelled" }'),
    want: "minor",
  },
  { title: "one broker more", before: server("eu"), after: server("eu us"), want: "minor" },
])("$title: $want", async ({ before, after, want }) => {
  const { old, new: changed } = await contractsOf({ before, after });

  expect((await judgeContracts(old, changed)).semver).toBe(want);
});

describe("the step is the same whatever a configuration makes of the findings", () => {
  const every = (severity: Severity | "off") => Object.fromEntries(rules.map(({ id }) => [id, severity]));
  const gone = "operations: { publishProductCreated: null }";
  const words = "channels: { products: { title: Products } }";
  const optional = "components: { schemas: { Product: { properties: { stock: { type: integer } } } } }";

  test.each<{ title: string; before?: string; after: string; options: JudgeOptions; want: string }>([
    {
      title: "a method that goes from a channel that need not be compatible",
      after: gone,
      options: { requirements: [{ pattern: "*", requirement: "none" }] },
      want: "major",
    },
    {
      title: "a method that goes where the rule is off",
      after: gone,
      options: { severities: every("off") },
      want: "major",
    },
    {
      title: "a method that goes where the rule is info",
      after: gone,
      options: { severities: every("info") },
      want: "major",
    },
    {
      title: "code that no longer compiles where the rules about code are off",
      before: "components: { schemas: { Product: { properties: { name: { type: string, enum: [a, b] } } } } }",
      after: "components: { schemas: { Product: { properties: { name: { type: string, enum: [a, b, c] } } } } }",
      options: { severities: every("off") },
      want: "major",
    },
    {
      title: "a value that deployed consumers do not know where the channel need not keep forward",
      before: region("eu"),
      after: region("eu, us"),
      options: { requirements: [{ pattern: "stock", requirement: "backward" }] },
      want: "major",
    },
    {
      title: "what the owner of a queue is deployed for first where the channel has to keep forward as well",
      after: "components: { schemas: { Order: { properties: { amount: { type: number } } } } }",
      options: { requirements: [{ pattern: "*", requirement: "both" }] },
      want: "minor",
    },
    {
      title: "words where the rule is breaking",
      after: words,
      options: { severities: every("breaking") },
      want: "patch",
    },
    {
      title: "an addition where every rule is breaking",
      after: optional,
      options: { severities: every("breaking") },
      want: "minor",
    },
  ])("$title: $want", async ({ before = "{}", after, options, want }) => {
    const { old, new: changed } = await contractsOf({ before, after });

    expect((await judgeContracts(old, changed, options)).semver).toBe(want);
    expect((await judgeContracts(old, changed)).semver).toBe(want);
  });
});
