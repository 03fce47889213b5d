import { describe, expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import type { ChannelRequirement } from "../../src/diff/requirement.js";
import { rules } from "../../src/diff/rules/rules.js";
import { contractOf } from "../support/load-files.js";
import { contractsOf, documentOf } from "./rule-page.js";

const others = rules.filter(({ group }) => !["payload", "document", "routing", "topology"].includes(group));
const silent = Object.fromEntries(others.map(({ id }) => [id, "off"] as const));

interface Case {
  readonly title: string;
  readonly before?: string;
  readonly after: string;
  readonly requirements?: readonly ChannelRequirement[];
  /** `severity rule`, of the wire's groups. */
  readonly want: readonly string[];
}

async function found({ before = "{}", after, requirements = [] }: Omit<Case, "title" | "want">) {
  const { old, new: changed } = await contractsOf({ before, after });
  return (await judgeContracts(old, changed, { severities: silent, requirements })).changes;
}

const message = (name: string, schema: string) => `components: { messages: { ${name}: { payload: ${schema} } } }`;
const cancelled = message(
  "OrderCancelled",
  "{ type: object, required: [event], properties: { event: { const: gone } } }",
);
const onOrders =
  'channels: { orders: { messages: { OrderCancelled: { $ref: "#/components/messages/OrderCancelled" } } } }';
const archive = `
channels: { archive: { x-service: archive, messages: { OrderPlaced: { $ref: "#/components/messages/OrderPlaced" } } } }
operations: { archiveOrder: { action: send, channel: { $ref: "#/channels/archive" } } }`;
const plain = (key: string, properties: string) =>
  `${key}: { payload: { type: object, required: [id], properties: ${properties} } }`;
const twoPlain = (one: string, other: string) => `
channels: { products: { messages: { A: { $ref: "#/components/messages/A" }, B: { $ref: "#/components/messages/B" } } } }
components: { messages: { ${plain("A", one)}, ${plain("B", other)} } }`;
const onePlain = (one: string) => `
channels: { products: { messages: { A: { $ref: "#/components/messages/A" } } } }
components: { messages: { ${plain("A", one)} } }`;
const bound = (bindings: string, address = "product.created", exchange = "shop") => `
channels:
  products:
    address: ${address}
    bindings: { amqp: { exchange: { name: ${exchange} } } }
    x-rabbitmq: { bindings: ${bindings} }`;
const made = (carried: string, operation: string) => `
channels:
  products: null
  made:
    address: product.made
    messages: { ${carried}: { $ref: "#/components/messages/${carried}" } }
    bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic, durable: true }, bindingVersion: 0.3.0 } }
operations: { ${operation === "publishProductCreated" ? "" : "publishProductCreated: null, "}${operation}: { action: send, channel: { $ref: "#/channels/made" } } }
components: { messages: { Made: { payload: { type: object, required: [made], properties: { made: { const: 1 } } } } } }`;
const askingAt = (location: string) => `operations: { askStock: { reply: { address: { location: "${location}" } } } }`;

describe("who has to be compatible", () => {
  test.each<Case>([
    {
      title: "the owner of a queue is deployed before a new message comes",
      after: `${onOrders}\n${cancelled}`,
      want: ["info channel-message-added"],
    },
    {
      title: "what waits in the queue of one owner still has to be known",
      before: `${onOrders}\n${cancelled}`,
      after: cancelled,
      want: ["breaking channel-message-removed"],
    },
    {
      title: "a channel that need not be compatible is told of as a warning",
      after: "channels: { products: { address: product.made } }",
      requirements: [{ pattern: "products", requirement: "none" }],
      want: ["warning channel-address-changed"],
    },
    {
      title: "the new address holds the old one, so only consumers that are deployed miss something",
      after: 'channels: { products: { address: "product.{what}", parameters: { what: {} } } }',
      want: ["breaking channel-address-changed"],
    },
    {
      title: "the same where nobody has to be compatible with what is deployed",
      after: 'channels: { products: { address: "product.{what}", parameters: { what: {} } } }',
      requirements: [{ pattern: "products", requirement: "backward" }],
      want: ["warning channel-address-changed"],
    },
    {
      title: "an address that was left open may have been this one",
      before: "channels: { stock: { address: null } }",
      after: "{}",
      want: ["warning channel-address-changed"],
    },
    {
      title: "a type that nothing else depends on",
      after: "components: { messages: { ProductCreated: { name: product.created } } }",
      want: ["warning message-type-changed"],
    },
  ])("$title", async ({ want, ...given }) => {
    expect((await found(given)).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(want);
  });
});

describe("one change is told once", () => {
  test.each<Case>([
    {
      title: "one of several operations that send a message",
      before: archive,
      after: archive.replace(/operations:.*/, ""),
      want: ["breaking operation-removed"],
    },
    {
      title: "operations that have changed their places",
      before: archive,
      after: `${archive.replace('"#/channels/archive"', '"#/channels/orders"')}`.replace(
        "operations: {",
        'operations: { placeOrder: { channel: { $ref: "#/channels/archive" } },',
      ),
      want: [],
    },
    {
      title: "a channel with its operations and messages",
      after:
        "channels: { orders: null }\noperations: { placeOrder: null }\ncomponents: { messages: { OrderPlaced: null } }",
      want: ["breaking channel-removed"],
    },
    {
      title: "a channel of another key at another address, with its operation",
      after: made("ProductCreated", "publishProductCreated"),
      want: ["breaking channel-address-changed"],
    },
    {
      title: "a channel of another key at another address, which carries the same message",
      after: made("ProductCreated", "tellProduct"),
      want: ["breaking channel-address-changed"],
    },
    {
      title: "a channel that has gone, beside one that does and carries other things",
      after: made("Made", "tellProduct"),
      want: ["breaking channel-removed"],
    },
    {
      title: "an answer with the channel that it came through",
      after: "channels: { stockReplies: null }\noperations: { askStock: { reply: null } }",
      want: ["breaking reply-removed"],
    },
    {
      title: "a channel of answers that has got an address",
      after: "channels: { stockReplies: { address: stock-answers } }",
      want: ["breaking reply-address-changed"],
    },
    {
      title: "another place of the reply address in the request",
      before: askingAt("$message.header#/answer-to"),
      after: askingAt("$message.payload#/answerTo"),
      want: ["breaking reply-address-changed"],
    },
    {
      title: "AMQP's own property in another spelling",
      before: askingAt("$message.header#/replyTo"),
      after: askingAt("$message.header#/reply_to"),
      want: [],
    },
    {
      title: "a parameter that has another name and fewer values",
      before: 'channels: { products: { address: "product.{id}", parameters: { id: { enum: [a, b] } } } }',
      after: 'channels: { products: { address: "product.{key}", parameters: { key: { enum: [a] } } } }',
      want: ["breaking parameter-narrowed"],
    },
    {
      title: "an address by which a queue is bound too",
      before: bound("[{ queue: catalogue }, { queue: all, routingKey: '#' }]"),
      after: bound("[{ queue: catalogue }, { queue: all, routingKey: '#' }]", "product.made"),
      want: ["breaking channel-address-changed"],
    },
    {
      title: "an exchange with the bindings to it",
      before: bound("[{ queue: catalogue, routingKey: 'a.*' }]"),
      after: bound("[{ queue: catalogue, routingKey: 'a.*' }]", "product.created", "market"),
      want: ["breaking exchange-renamed"],
    },
    {
      title: "a queue with its bindings",
      before: bound("[{ queue: catalogue, routingKey: 'a.*' }]"),
      after: bound("[{ queue: stock-list, routingKey: 'a.*' }]"),
      want: ["breaking queue-renamed"],
    },
    {
      title: "a binding that took the place of the address",
      after: bound("[{ queue: catalogue, routingKey: 'a.*' }]"),
      before: bound("[{ queue: catalogue }]"),
      want: ["breaking binding-key-narrowed", "warning binding-key-widened"],
    },
    {
      title: "bindings that are said by two channels and by one",
      before: bound("[{ queue: catalogue, routingKey: 'a.*' }]").replace(
        "channels:",
        "channels:\n  orders: { x-rabbitmq: { bindings: [{ queue: catalogue, exchange: shop, routingKey: 'b.*' }] } }",
      ),
      after: bound("[{ queue: catalogue, routingKey: 'a.*' }, { queue: catalogue, routingKey: 'b.*' }]"),
      want: [],
    },
    {
      title: "another type of the exchange, which reads its keys in another way",
      before: bound("[{ queue: catalogue, routingKey: 'a.*' }]"),
      after: bound("[{ queue: catalogue, routingKey: 'a.*' }]").replace("name: shop", "name: shop, type: direct"),
      want: ["breaking exchange-type-changed"],
    },
  ])("$title", async ({ want, ...given }) => {
    expect((await found(given)).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(want);
  });
});

describe("two messages of one channel", () => {
  const alike = "warning messages-indistinguishable";

  test.each<{ title: string; one: string; other: string; want: readonly string[] }>([
    { title: "alike", one: "{ id: { type: integer } }", other: "{ id: { type: number } }", want: [alike] },
    { title: "of other types", one: "{ id: { type: integer } }", other: "{ id: { type: string } }", want: [] },
    {
      title: "told apart by a format",
      one: "{ id: { type: string, format: uuid } }",
      other: "{ id: { type: string, format: date } }",
      want: [],
    },
    {
      title: "the first takes properties that it does not know",
      one: "{ id: { type: integer } }",
      other: "{ id: { type: integer }, more: { type: string } }",
      want: [alike],
    },
  ])("$title: $want", async ({ one, other, want }) => {
    const changes = await found({ before: onePlain(one), after: twoPlain(one, other) });
    const about = changes.filter(({ rule }) => rule === "messages-indistinguishable");
    expect(about.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(want);
  });

  test("the witness is a message that both take", async () => {
    const after = twoPlain("{ id: { type: integer } }", "{ id: { type: number, minimum: 7, maximum: 7.5 } }");
    const changes = await found({ before: onePlain("{ id: { type: integer } }"), after });
    expect(changes.find(({ rule }) => rule === "messages-indistinguishable")?.witness).toEqual({ id: 7 });
  });

  test("headers tell them apart where bodies do not", async () => {
    const header = (kind: string) =>
      `headers: { type: object, required: [kind], properties: { kind: { enum: [${kind}, z] } } }`;
    const with2 = (a: string, b: string) =>
      twoPlain("{ id: { type: integer } }", "{ id: { type: integer } }")
        .replace("A: { payload", `A: { ${header(a)}, payload`)
        .replace("B: { payload", `B: { ${header(b)}, payload`);
    const before = onePlain("{ id: { type: integer } }").replace("A: { payload", `A: { ${header("a")}, payload`);
    const about = async (after: string) =>
      (await found({ before, after })).filter(({ rule }) => rule === "messages-indistinguishable").length;
    expect(await about(with2("a", "b"))).toBe(1);
    expect(await about(with2("a", "b").replace("[b, z]", "[b, c]"))).toBe(0);
  });
});

test("a routing key that goes astray is shown", async () => {
  const [change] = await found({
    before: 'channels: { products: { address: "product.{id}" , parameters: { id: {} } } }',
    after: 'channels: { products: { address: "product.{id}", parameters: { id: { enum: [a, b] } } } }',
  });
  expect(change).toMatchObject({ rule: "parameter-narrowed", direction: "backward", breaks: ["publishers"] });
  expect(change?.witness).toBe("product.c");
});

test.each([
  { title: "its own queue", queue: '"catalogue-{region}"', breaks: ["publishers", "queued"] },
  { title: "the queue of all", queue: "catalogue", breaks: ["publishers"] },
])("a value that has gone leaves what waits in $title: $breaks", async ({ queue, breaks }) => {
  const regions = (values: string) =>
    `${bound(`[{ queue: ${queue}, routingKey: "#" }]`, '"product.{region}"')}
    parameters: { region: { enum: [${values}] } }`;
  const changes = await found({ before: regions("eu, us"), after: regions("eu") });
  expect(changes.map(({ rule, witness, breaks: broken }) => [rule, witness, broken])).toEqual([
    ["parameter-narrowed", "product.us", breaks],
  ]);
});

describe("keys of bindings count that can be sent", () => {
  const regions = (bindings: string, more = "") => `
${bound(bindings, '"x.{region}"')}
    parameters: { region: { enum: [eu, us] } }${more}`;
  const all = "[{ queue: q, routingKey: 'x.*' }]";
  const both = "[{ queue: q, routingKey: x.eu }, { queue: q, routingKey: x.us }]";
  const one = "[{ queue: q, routingKey: x.eu }]";
  const copied = "\noperations: { publishProductCreated: { bindings: { amqp: { cc: [x.all] } } } }";
  const deadLettered = `
  orders: { bindings: { amqp: { queue: { name: queue_order-service } } }, x-rabbitmq: { arguments: { x-dead-letter-exchange: shop } } }`;
  const anybody = "\n    x-publishers: any";

  test.each([
    { title: "by those of each value", before: regions(all), after: regions(both), want: [] },
    { title: "by all words", before: regions(both), after: regions(all), want: [] },
    {
      title: "by one of two values",
      before: regions(all),
      after: regions(one),
      want: [["binding-key-narrowed", "x.us"]],
    },
    { title: "by two of one", before: regions(one), after: regions(all), want: [["binding-key-widened", "x.us"]] },
    {
      title: "of copies",
      before: regions(all, copied),
      after: regions(both, copied),
      want: [["binding-key-narrowed", "x.all"]],
    },
    {
      title: "of what is dead-lettered",
      before: regions(all, deadLettered),
      after: regions(both, deadLettered),
      want: [["binding-key-narrowed", "x.a"]],
    },
    {
      title: "where others publish",
      before: regions(all, anybody),
      after: regions(both, anybody),
      want: [["binding-key-narrowed", "x.a"]],
    },
    {
      title: "of a binding that is there for somebody else",
      before: regions("[{ queue: q, routingKey: 'y.*' }]"),
      after: regions("[{ queue: q, routingKey: y.eu }]"),
      want: [["binding-key-narrowed", "y.a"]],
    },
    {
      title: "of an address that consumers alone describe",
      before: bound(all, "'x.*'"),
      after: bound(one, "'x.*'"),
      want: [["binding-key-narrowed", "x.a"]],
    },
  ])("$title", async ({ before, after, want }) => {
    expect((await found({ before, after })).map(({ rule, witness }) => [rule, witness])).toEqual(want);
  });
});

test("headers that a queue no longer gets are shown", async () => {
  const headers = (table: string) =>
    bound(`[{ queue: catalogue, arguments: ${table} }]`).replace("name: shop", "name: shop, type: headers");
  const [change] = await found({ before: headers("{ a: 1, b: 2, x-match: any }"), after: headers("{ a: 1 }") });
  expect(change).toMatchObject({ rule: "binding-key-narrowed", witness: { b: 2 } });
});

test("an argument that was a number and is the same in letters is told with its types", async () => {
  const limit = (value: string) => `channels: { orders: { x-rabbitmq: { arguments: { x-max-length: ${value} } } } }`;
  const [change] = await found({ before: limit("5"), after: limit('"5"') });
  expect(change?.message).toBe("x-max-length of queue queue_order-service was 5 (a number) and is 5 (a text)");
  expect(change?.rejectedBy?.error).toMatch(/received '5' \(a text\) but current is '5' \(a number\)$/);
});

test("credentials in the URL of a server are not repeated", async () => {
  const server = (url: string) => `servers: { main: { host: "${url}", protocol: amqp } }`;
  const changes = await found({ before: server("guest:secret@a.example"), after: server("guest:secret@b.example") });
  expect(changes.map(({ rule }) => rule)).toEqual(["server-removed"]);
  expect(JSON.stringify(changes)).not.toContain("secret");
});

test("the name of a service that envelopes say is more than a word", async () => {
  const body = `
components:
  schemas:
    Order:
      required: [to, payload]
      x-envelope: { payload: /payload, toService: /to }
      properties: { to: { type: string }, payload: { type: object, properties: { id: { type: integer } } } }`;
  const [change] = await found({
    before: body,
    after: `channels: { orders: { x-service: "http://order-service" } }${body}`,
  });
  expect(change).toMatchObject({ rule: "service-changed", severity: "warning" });
});

test.each([
  { title: "an envelope", place: "fromService", severity: "warning" },
  { title: "AMQP's appId alone", place: "toService", severity: "info" },
])("the sender's name that is said by $title: $severity", async ({ place, severity }) => {
  const body = `
components:
  schemas:
    Order:
      required: [name, payload]
      x-envelope: { payload: /payload, ${place}: /name }
      properties: { name: { type: string }, payload: { type: object, properties: { id: { type: integer } } } }`;
  const changes = await found({ before: body, after: `info: { title: Store }${body}` });
  expect(changes.find(({ rule }) => rule === "service-changed")).toMatchObject({
    severity,
    path: "application.service",
    message: "messages came from shop and come from store",
  });
});

test("an address for answers that an operation asks for, in AsyncAPI 2", async () => {
  const document = (replyTo: string) => `
asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
channels:
  orders:
    subscribe:
      operationId: placeOrder
      bindings: { amqp: { replyTo: ${replyTo}, bindingVersion: 0.2.0 } }
      message: { name: order, payload: { type: object, properties: { id: { type: integer } } } }
`;
  const [old, changed] = await Promise.all([contractOf(document("answers")), contractOf(document("answers2"))]);
  const { changes } = await judgeContracts(old, changed);
  expect(changes.map(({ rule }) => rule)).toEqual(["reply-address-changed"]);
});

test("the document that all pages share is sound", async () => {
  expect((await contractOf(documentOf("{}"))).channels).toHaveLength(4);
});

describe("`$ref` that is no reference", () => {
  const product = (property: string) => `components: { schemas: { Product: { properties: { p: ${property} } } } }`;

  test.each([
    ["below a keyword that nobody knows", "{ schema: { $ref: '#/components/schemas/Order' } }"],
    ["in data", "{ const: { $ref: '#/components/schemas/Order' } }"],
    ["in a list of data", "{ enum: [{ $ref: '#/nowhere' }, 1] }"],
  ])("%s", async (_where, property) => {
    expect(await found({ before: product(property), after: `${product(property)}\ninfo: { version: 1.0.1 }` })).toEqual(
      [],
    );
    const payload = `components: { messages: { OrderPlaced: { payload: { $ref: null, type: object, properties: { p: ${property} } } } } }`;
    expect(await found({ before: payload, after: payload })).toEqual([]);
  });
});

test("in AsyncAPI 2 a channel at another address is the channel that it was", async () => {
  const at = (address: string) => `asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
channels:
  ${address}:
    publish: { operationId: onPlaced, message: { $ref: "#/components/messages/Placed" } }
    bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic } } }
components:
  messages: { Placed: { name: placed, payload: { type: object, properties: { id: { type: integer } } } } }
`;
  const [old, changed] = await Promise.all([contractOf(at("order.placed")), contractOf(at("order.made"))]);
  const { changes } = await judgeContracts(old, changed);
  expect(changes.map(({ rule, message, witness }) => ({ rule, message, witness }))).toEqual([
    {
      rule: "channel-address-changed",
      message: "channel order.made was at order.placed and is at order.made",
      witness: "order.placed",
    },
  ]);
});

describe("a broker at another address is told where its address is written", () => {
  const main = (members: string) => `servers: { main: { protocol: amqp, ${members} } }`;
  const region = (values: string) => main(`host: "{r}.test", variables: { r: { enum: ${values} } }`);

  test.each([
    ["host", main("host: one.test"), main("host: two.test"), "/servers/main/host"],
    ["pathname", main("host: one.test, pathname: /a"), main("host: one.test, pathname: /b"), "/servers/main/pathname"],
    ["variables", region("[a, b]"), region("[a]"), "/servers/main/variables"],
    ["nowhere", main("host: one.test, pathname: /a"), main("host: one.test"), "/servers/main"],
  ])("%s", async (_member, before, after, pointer) => {
    expect((await found({ before, after })).map((change) => change.new?.pointer)).toEqual([pointer]);
  });

  test("in the URL of AsyncAPI 2", async () => {
    const at = (url: string) =>
      contractOf(`asyncapi: 2.6.0\ninfo: { title: T, version: 1.0.0 }\nservers: { main: { url: "${url}", protocol: amqp } }
channels: { c: { publish: { message: { payload: { type: string } } } } }\n`);
    const { changes } = await judgeContracts(await at("amqp://one.test/a"), await at("amqp://two.test/b"));
    expect(changes.map(({ rule, new: place }) => `${rule} ${place?.pointer}`)).toEqual([
      "vhost-changed /servers/main/url",
      "server-removed /servers/main/url",
    ]);
  });
});

describe("nothing that is refused hides behind something else", () => {
  const product = (schema: string) => `components: { schemas: { Product: { ${schema} } } }`;
  const numbered = (count: number, schema: string) =>
    Array.from({ length: count }, (_, index) => `p${index}: ${schema}`).join(", ");

  const backward = async (before: string, after: string) =>
    (await found({ before: product(before), after: product(after) }))
      .filter(({ direction }) => direction === "backward")
      .map(({ rule, path }) => `${rule} ${path.replace("messages.ProductCreated.", "")}`);

  test("each property that a closed schema has lost", async () => {
    const all = "additionalProperties: false, properties: { a: { type: integer }, b: { type: integer } }";
    const none = "additionalProperties: false, properties: { a: null, b: null }";
    expect(await backward(all, none)).toEqual(["payload-backward payload.a", "payload-backward payload.b"]);
  });

  test("each property that becomes closed, and whatever else was let out, once", async () => {
    const open = "additionalProperties: true, properties: { a: { type: integer }, b: { type: integer } }";
    const closed = "additionalProperties: false, properties: { a: null, b: null }";
    const paths = await backward(open, closed);
    expect(paths).toEqual(expect.arrayContaining(["payload-backward payload.a", "payload-backward payload.b"]));
    expect(paths).toHaveLength(3);
  });

  test("what comes after twenty others", async () => {
    const told = await backward(
      `properties: { ${numbered(25, "{ type: integer }")} }`,
      `properties: { ${numbered(25, "{ type: string }")} }`,
    );
    expect(told.filter((one) => one.startsWith("payload-backward"))).toHaveLength(20);
    expect(told).toContain("payload-undecided payload");
    const twenty = await backward(
      `properties: { ${numbered(20, "{ type: integer }")} }`,
      `properties: { ${numbered(20, "{ type: string }")} }`,
    );
    expect(twenty).toHaveLength(20);
  });

  test("what stands behind a reference twice is told once", async () => {
    const shared = (type: string) =>
      `properties: { u: { $ref: "#/components/schemas/Product/properties/v" }, v: { type: ${type} } }`;
    expect(await backward(shared("integer"), shared("string"))).toEqual(["payload-backward payload.u"]);
  });
});
