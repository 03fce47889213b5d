import { expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
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
  { title: "a value more of a parameter", before: region("eu"), after: region("eu, us"), want: "minor" },
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
  // A parameter's new value breaks consumers that are deployed, unless their channel needs it backward only.
  const requirements = [{ pattern: "stock", requirement: "backward" }] as const;

  expect((await judgeContracts(old, changed, { requirements })).semver).toBe(want);
});
