import { describe, expect, test } from "vitest";
import { complaintsAbout } from "../../test/support/load-files.js";
import { canMatch } from "./check-binding-keys.js";

const head = "asyncapi: 3.0.0\ninfo: { title: Shop, version: 1.0.0 }\n";

test.each([
  ["topic", "order.*", "order.placed", true],
  ["topic", "order.*", "order.placed.late", false],
  ["topic", "order.#", "order", true],
  ["topic", "#.late", "order.placed.late", true],
  ["topic", "order.placed", "order.{what}", true],
  ["topic", "order.placed", "order.{what}-late", false],
  ["topic", "#.#.#.x", "a.b.c.d", false],
  ["topic", "invoice.*", "*.paid", true],
  ["direct", "order.*", "order.placed", false],
  ["direct", "order.placed", "{kind}.placed", true],
] as const)("%s exchange: %s and %s meet: %s", (type, key, address, want) => {
  expect(canMatch(key, address, type)).toBe(want);
});

test("a binding key that no routing key of the document matches is told where it is written", async () => {
  const exchange = (key: string) => `${head}channels:
  orders: { address: order.placed, bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic } } } }
  audit:
    address: audit
    x-rabbitmq: { bindings: [{ exchange: shop, routingKey: '${key}' }] }
    bindings: { amqp: { is: queue, queue: { name: audit } } }
`;
  expect(await complaintsAbout(exchange("oder.*"))).toBe(
    `asyncapi.yaml:7:48  warning  no routing key of the document matches the binding key "oder.*" of exchange "shop"
  Nothing that the document describes reaches the queue by this binding.
  Routing keys are order.placed.
`,
  );
  expect(await complaintsAbout(exchange("order.*"))).toBe("");
});

test("a document is on one vhost, which the URL of the connection names", async () => {
  const on = (first: string, second: string) => `${head}channels:
  a: { address: a, bindings: { amqp: { is: queue, queue: { name: a, vhost: ${first} } } } }
  b: { address: b, bindings: { amqp: { is: queue, queue: { name: b, vhost: ${second} } } } }
`;
  expect(await complaintsAbout(on("/", "/"))).toBe("");
  expect(await complaintsAbout(on("shop", "shop"))).toContain('4:69  info  the document is on the vhost "shop"');
  expect(await complaintsAbout(on("/", "shop"))).toContain(
    '5:69  error  the document is on two vhosts, "/" and "shop"\n  asyncapi.yaml:4:69  The first is named here.',
  );
});

test("a document of which nothing is left says so, once", async () => {
  const given = `${head}servers:
  one: { host: one, protocol: kafka }
  two: { host: two, protocol: mqtt }
channels:
  a: { address: a, servers: [{ $ref: '#/servers/one' }] }
  b: { address: b, servers: [{ $ref: '#/servers/two' }] }
`;
  expect(await complaintsAbout(given)).toBe(
    `asyncapi.yaml:4:3  warning  no channel of the document is on an AMQP server: its servers speak kafka (one) and mqtt (two)
  All 2 channels (a and b) are left out; only types and validators of the messages are emitted.
  Add a server with \`protocol: amqp\`, or leave the channel's \`servers\` out, if RabbitMQ serves it too.
`,
  );
});

describe("what another protocol is meant by", () => {
  const channel = (text: string) => `channels:\n  a: { address: a, ${text} }\n`;

  test.each<[string, string, string]>([
    [
      "servers of another protocol alone, and a channel that names none",
      `servers: { one: { host: one, protocol: mqtt } }\n${channel("description: text")}`,
      `asyncapi.yaml:3:12  warning  no channel of the document is on an AMQP server: its servers speak mqtt (one)
  Its channel a is left out; only types and validators of the messages are emitted.
  Add a server with \`protocol: amqp\`, if RabbitMQ serves it too: a channel that names no \`servers\` is on all of them.
`,
    ],
    [
      "channels that are on servers of another protocol",
      `servers: { bus: { host: b, protocol: amqp }, one: { host: one, protocol: kafka } }
channels:
  own: { address: own }
${["a", "b", "c", "d", "e", "f", "g"].map((key) => `  ${key}: { address: ${key}, servers: [{ $ref: '#/servers/one' }] }\n`).join("")}`,
      `asyncapi.yaml:3:46  info  server one speaks kafka, not AMQP
  Its 7 channels (a, b, c, d, e and 2 more) are left out; types and validators of the messages are emitted.
`,
    ],
    [
      "a server of another protocol that no channel is on alone",
      `servers: { bus: { host: b, protocol: amqp }, one: { host: one, protocol: kafka } }\n${channel("description: text")}`,
      `asyncapi.yaml:3:46  info  server one speaks kafka, not AMQP
  No channel is on it alone, so none is left out. The package does not connect to it.
`,
    ],
    [
      "bindings for other protocols alone",
      channel("bindings: { mqtt: {}, kafka: {}, x-note: {} }"),
      `asyncapi.yaml:4:20  warning  channel a has bindings for mqtt and kafka, and none for AMQP
  It names no \`servers\`, so it is read as a channel of RabbitMQ.
  Name its \`servers\`, or add \`amqp\` to its bindings if RabbitMQ serves it too.
`,
    ],
    [
      "bindings that are written elsewhere",
      `${channel("bindings: { $ref: '#/components/channelBindings/b' }")}components: { channelBindings: { b: { mqtt: {} } } }\n`,
      `asyncapi.yaml:4:20  warning  channel a has bindings for mqtt, and none for AMQP
  It names no \`servers\`, so it is read as a channel of RabbitMQ.
  Name its \`servers\`, or add \`amqp\` to its bindings if RabbitMQ serves it too.
`,
    ],
  ])("%s is told", async (_, rest, want) => {
    expect(await complaintsAbout(head + rest)).toBe(want);
  });

  test.each<[string, string]>([
    ["bindings for AMQP too", channel("bindings: { mqtt: {}, amqp: { is: queue, queue: { name: a } } }")],
    [
      "an AMQP server that the channel names",
      `servers: { bus: { host: b, protocol: amqp } }\n${channel("servers: [{ $ref: '#/servers/bus' }], bindings: { mqtt: {} }")}`,
    ],
    ["no bindings", channel("bindings: {}")],
  ])("%s is nothing to tell", async (_, rest) => {
    expect(await complaintsAbout(head + rest)).toBe("");
  });
});

test.each([
  ["bindings: { amqp: { is: queue, queue: { name: a }, x-rabbitmq: { prefetch: 5 } } }", 71],
  ["bindings: { amqp: { is: queue, queue: { name: a, x-rabbitmq: { prefetch: 5 } } } }", 69],
])("an extension in a binding, where nobody reads it, is told with its place: %s", async (bindings, column) => {
  expect(await complaintsAbout(`${head}channels:\n  a: { address: a, ${bindings} }\n`)).toBe(
    `asyncapi.yaml:4:${column}  warning  \`x-rabbitmq\` means nothing inside \`bindings\`
  It is ignored there.
  Move it to the channel, beside \`bindings\`.
`,
  );
});
