import { beforeAll, expect, test } from "vitest";
import { complaintsAbout, contractOf } from "../../test/support/load-files.js";
import type { Channel } from "./contract.js";

const priorities = { "x-queue-type": "classic", "x-max-priority": 10 };

const cases: readonly { readonly name: string; readonly given: string; readonly want: object }[] = [
  {
    name: "without a binding, the address is a queue",
    given: "{ address: orders }",
    want: {
      exchange: { name: "" },
      routingKey: "orders",
      queue: { name: "orders", durable: true, arguments: priorities },
      bindings: [],
    },
  },
  {
    name: "the binding of a queue names it",
    given:
      "{ address: orders, bindings: { amqp: { is: queue, queue: { name: q, durable: false, exclusive: true, autoDelete: true } } } }",
    want: {
      exchange: { name: "" },
      routingKey: "q",
      queue: { name: "q", durable: false, exclusive: true, autoDelete: true },
    },
  },
  {
    name: "an exchange gets the address as routing key, and its consumer names a queue",
    given: "{ address: order.placed, bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic } } } }",
    want: {
      exchange: { name: "shop", type: "topic", durable: true, autoDelete: false },
      routingKey: "order.placed",
      queue: null,
      unnamedQueue: { name: "", durable: true, exclusive: false, arguments: priorities },
      bindings: [{ queue: "", exchange: "shop", routingKey: "order.placed", arguments: {} }],
    },
  },
  {
    name: "a queue is bound to the exchange",
    given:
      "{ address: order.placed, bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic } } }, x-rabbitmq: { bindings: [{ queue: audit, routingKey: 'order.#' }] } }",
    want: {
      queue: { name: "audit" },
      bindings: [{ queue: "audit", exchange: "shop", routingKey: "order.#", arguments: {} }],
    },
  },
  {
    name: "a queue is bound to an exchange of somebody else",
    given: "{ address: topics, x-rabbitmq: { bindings: [{ exchange: amq.topic, routingKey: 'a.*' }] } }",
    want: {
      routingKey: "topics",
      bindings: [{ queue: "topics", exchange: "amq.topic", routingKey: "a.*", arguments: {} }],
    },
  },
  {
    name: "quorum queues refuse priorities",
    given:
      "{ address: replicated, x-rabbitmq: { queueType: quorum, singleActiveConsumer: true, arguments: { x-delivery-limit: 5 } } }",
    want: {
      queue: { arguments: { "x-queue-type": "quorum", "x-single-active-consumer": true, "x-delivery-limit": 5 } },
    },
  },
  {
    name: "retries, dead letters and prefetch",
    given:
      "{ address: retried, x-rabbitmq: { deadLetter: lost, retryDelaysMs: [100, 1000], prefetch: 5, maxPriority: 4 } }",
    want: {
      deadLetterQueue: "lost",
      retryDelaysMs: [100, 1000],
      prefetch: 5,
      queue: { arguments: { "x-max-priority": 4 } },
    },
  },
  {
    name: "a service's queue is filled in",
    given: "{ x-service: http://orders/api }",
    want: {
      address: "queue_orders_api",
      service: "http://orders/api",
      queue: { name: "queue_orders_api", arguments: priorities },
    },
  },
  {
    name: "an address that is known at run time only",
    given: "{ address: null }",
    want: { address: null, exchange: null, queue: null },
  },
];

let channels: readonly Channel[];
beforeAll(async () => {
  const lines = cases.map(({ given }, index) => `  c${index}: ${given}\n`);
  channels = (await contractOf(`asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\nchannels:\n${lines.join("")}`))
    .channels;
});

test.each(cases.map(({ name, want }, index) => ({ name, want, index })))("$name", ({ want, index }) => {
  expect(channels[index]).toMatchObject(want);
});

test("a quorum queue is declared with what it knows, and no more", () => {
  const replicated = channels.find(({ address }) => address === "replicated");
  expect(replicated?.queue?.arguments).toEqual({
    "x-queue-type": "quorum",
    "x-single-active-consumer": true,
    "x-delivery-limit": 5,
  });
});

const operation = (channel: string, rest: string) =>
  `asyncapi: 3.1.0\ninfo: { title: Shop, version: 1.0.0 }\nchannels:\n  c: ${channel.replace(/}$/, ", messages: { M: { payload: {} } } }")}\noperations:\n  o: { action: send, channel: { $ref: '#/channels/c' }, ${rest} }\n`;

test.each<{ name: string; given: string; want: string }>([
  {
    name: "a priority above the queue's maximum",
    given: operation("{ address: orders, x-rabbitmq: { maxPriority: 5 } }", "x-urgency: critical"),
    want: `asyncapi.yaml:6:3  warning  priority 10 is above the 5 that queue "orders" keeps apart
  It counts as 5.
  Raise \`maxPriority\` of the channel's \`x-rabbitmq\`, or lower the priority.
`,
  },
  {
    name: "an exchange with two types",
    given: `asyncapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
channels:
  a: { address: a, bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic } } } }
  b: { address: b, bindings: { amqp: { is: routingKey, exchange: { name: shop, type: direct } } } }
`,
    want: `asyncapi.yaml:5:3  error  exchange "shop" is declared in two ways (type differ)
  asyncapi.yaml:4:3  The other declaration is here.
  The broker closes the channel of whoever declares it second.
  Declare it alike in both channels.
`,
  },
  {
    name: "an exchange without a type, where the binding is written",
    given: `asyncapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
channels:
  a: { address: a, bindings: { $ref: '#/components/channelBindings/shop' } }
components:
  channelBindings:
    shop: { amqp: { is: routingKey, exchange: { name: shop } } }
`,
    want: `asyncapi.yaml:7:37  warning  exchange "shop" has no type
  It is declared as a direct exchange.
  Add \`type\` (topic, direct, fanout or headers).
`,
  },
  {
    name: "an extension where it means nothing",
    given: operation("{ address: orders, x-urgency: low }", "x-method: GET"),
    want: `asyncapi.yaml:4:25  error  \`x-urgency\` means nothing on a channel
  It would be ignored.
  Move it to the operation or the message.
`,
  },
  {
    name: "a queue that is to be that of its own dead letters",
    given: operation("{ address: orders, x-rabbitmq: { deadLetter: orders } }", "x-method: GET"),
    want: `asyncapi.yaml:4:39  error  channel c has its own queue "orders" for dead letters
  A message that cannot be handled would be delivered again and again, without a pause.
  Name another queue, or leave \`deadLetter\` out: then it is \`orders.dead\`.
`,
  },
  {
    name: "an extension that is misspelt",
    given: operation("{ address: orders, x-rabitmq: { prefetch: 5 } }", "x-method: GET, x-owner: me"),
    want: `asyncapi.yaml:4:25  warning  \`x-rabitmq\` is none of eventwright's extensions
  It is ignored.
  Was \`x-rabbitmq\` meant?
`,
  },
  {
    name: "an unknown member of x-rabbitmq",
    given: operation("{ address: orders, x-rabbitmq: { prefech: 5 } }", "x-method: GET"),
    want: `asyncapi.yaml:4:39  error  \`x-rabbitmq\` has no "prefech"
  The queue would not be declared as it is meant.
  It knows queueType, maxPriority, singleActiveConsumer, arguments, bindings, deadLetter, retryDelaysMs, prefetch.
`,
  },
])("$name is told", async ({ given, want }) => {
  expect(await complaintsAbout(given)).toBe(want);
});
