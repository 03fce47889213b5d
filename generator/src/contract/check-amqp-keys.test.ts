import { expect, test } from "vitest";
import { complaintsAbout } from "../../test/support/load-files.js";

// The schemas of AsyncAPI 3 have these keys; those of version 2 let a binding have any.
const document = (given: { channel?: string; operation?: string; message?: string }) => `asyncapi: 2.6.0
info: { title: Shop, version: 1.0.0 }
channels:
  orders:
    bindings: { amqp: { ${given.channel ?? ""} } }
    publish:
      bindings: { amqp: { ${given.operation ?? ""} } }
      message:
        payload: { type: object }
        bindings: { amqp: { ${given.message ?? ""} } }
`;
const warnings = async (text: string) =>
  [...(await complaintsAbout(text)).matchAll(/^asyncapi.yaml:(\d+:\d+) {2}warning {2}(.*)\n.*\n {2}(.*)$/gm)].map(
    ([, place, message, remedy]) => `${place} ${message}: ${remedy}`,
  );

test("what an AMQP binding says in the wrong object is told where it belongs", async () => {
  const text = document({
    channel: "priority: 3",
    operation: "is: routingKey, exchange: { name: shop, type: topic }",
    message: "queue: { name: orders }",
  });
  expect(await complaintsAbout(text)).toContain(
    `asyncapi.yaml:5:25  warning  \`priority\` means nothing in the AMQP binding of a channel
  It is not read.
  Move it to the AMQP binding of the operation.
`,
  );
  expect(await warnings(text)).toEqual(
    expect.arrayContaining([
      "7:27 `is` means nothing in the AMQP binding of an operation: Move it to the AMQP binding of the channel.",
      "7:43 `exchange` means nothing in the AMQP binding of an operation: Move it to the AMQP binding of the channel.",
      "10:29 `queue` means nothing in the AMQP binding of a message: Move it to the AMQP binding of the channel.",
    ]),
  );
});

test("a misspelt key of an AMQP binding is told, and what it may mean", async () => {
  const text = document({
    channel: "exchanges: { name: shop }, queue: { nam: orders, arguments: { x-expires: 1000 } }",
    operation: "deliverymode: 2",
    message: "messagetype: order, retryPolicy: 3",
  });
  expect(await warnings(text)).toEqual([
    "10:29 `messagetype` means nothing in the AMQP binding of a message: Did you mean `messageType`?",
    "10:49 `retryPolicy` means nothing in the AMQP binding of a message: It knows contentEncoding and messageType.",
    "5:25 `exchanges` means nothing in the AMQP binding of a channel: Did you mean `exchange`?",
    "5:61 `nam` means nothing in the `queue` of an AMQP channel: Did you mean `name`?",
    "5:74 `arguments` means nothing in the `queue` of an AMQP channel: Write `x-rabbitmq: { arguments: { … } }` beside the channel's `bindings`.",
    "7:27 `deliverymode` means nothing in the AMQP binding of an operation: Did you mean `deliveryMode`?",
  ]);
});

test("nothing is said of an AMQP binding that says what it may", async () => {
  const text = document({
    channel:
      "is: queue, queue: { name: orders, durable: true, exclusive: false, autoDelete: false, vhost: / }, x-note: a",
    operation:
      "expiration: 1000, userId: guest, cc: [a], priority: 1, deliveryMode: 2, mandatory: false, bcc: [b], timestamp: true, ack: false",
    message: "contentEncoding: gzip, messageType: order, bindingVersion: 0.3.0",
  });
  expect(await warnings(text)).toEqual([]);
});
