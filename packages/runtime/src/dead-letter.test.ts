import { describe, expect, it } from "vitest";
import {
  attemptOf,
  deadLetterMessage,
  deadLetterTopology,
  originOf,
  retryMessage,
  retryTopology,
} from "./dead-letter.js";
import { RejectEvent } from "./errors.js";
import type { IncomingMessage, MessageProperties } from "./transport.js";

function incoming(properties: MessageProperties): IncomingMessage {
  return {
    exchange: "",
    routingKey: "q",
    body: Buffer.from("body"),
    properties,
    consumerTag: "c",
    deliveryTag: 1,
    redelivered: false,
  };
}

const now = new Date("2024-01-15T10:30:00.000Z");
const failure = { queue: "q", attempt: 1, error: new TypeError("4711"), now };

describe("the attempt of a delivery", () => {
  const cases: readonly { given: string; headers: Record<string, unknown> | undefined; want: number }[] = [
    { given: "from its sender", headers: undefined, want: 1 },
    { given: "from the first retry", headers: { "x-eventwright-attempts": 1 }, want: 2 },
    {
      given: "put back from the dead letters",
      headers: { "x-eventwright-attempts": 4, "x-eventwright-reason": "failed" },
      want: 1,
    },
    { given: "with a text", headers: { "x-eventwright-attempts": "1" }, want: 1 },
    { given: "with half a number", headers: { "x-eventwright-attempts": 1.5 }, want: 1 },
    { given: "with less than nothing", headers: { "x-eventwright-attempts": -1 }, want: 1 },
  ];
  for (const { given, headers, want } of cases) {
    it(given, () => expect(attemptOf(incoming(headers === undefined ? {} : { headers }))).toBe(want));
  }
});

describe("the queues for retries and dead letters", () => {
  for (const type of ["classic", "quorum"] as const) {
    it(`of a ${type} queue are ${type} queues`, () => {
      const name = "q";
      const queue = { name, durable: true, exclusive: false, autoDelete: false, arguments: { "x-queue-type": type } };
      const topologies = [deadLetterTopology("q.dead", queue), retryTopology(queue, 1_000)];
      expect(topologies.flatMap(({ queues }) => queues)).toMatchObject([
        { name: "q.dead", durable: true, arguments: { "x-queue-type": type } },
        { name: "q.retry.1000", durable: true, arguments: { "x-queue-type": type, "x-message-ttl": 1_000 } },
      ]);
    });
  }
});

it("the queue for retries of a quorum queue keeps what its queue cannot take back yet, such as without a leader", () => {
  const args = { "x-queue-type": "quorum" };
  const queue = { name: "q", durable: true, exclusive: false, autoDelete: false, arguments: args };
  expect(retryTopology(queue, 1_000).queues[0]?.arguments).toMatchObject({
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
  });
});

it("a retry keeps body and properties, and says what happened without the error's words", () => {
  const original = incoming({ messageId: "m", priority: 8, headers: { tenant: "t" } });
  const message = retryMessage({ ...original, exchange: "house", routingKey: "light.hall.on" }, failure, 1_000);
  expect(message).toEqual({
    exchange: "",
    routingKey: "q.retry.1000",
    body: Buffer.from("body"),
    mandatory: true,
    properties: {
      messageId: "m",
      priority: 8,
      persistent: true,
      headers: {
        tenant: "t",
        "x-eventwright-queue": "q",
        "x-eventwright-exchange": "house",
        "x-eventwright-routing-key": "light.hall.on",
        "x-eventwright-attempts": 1,
        "x-eventwright-error": "TypeError",
        "x-eventwright-first-failure": now.toISOString(),
        "x-eventwright-last-failure": now.toISOString(),
      },
    },
  });
});

it("a dead letter keeps the time of the first failure, and the reason of a rejection", () => {
  const first = "2024-01-15T10:00:00.000Z";
  const original = incoming({ headers: { "x-eventwright-attempts": 1, "x-eventwright-first-failure": first } });
  const { headers } = deadLetterMessage(
    original,
    { ...failure, attempt: 2, error: new RejectEvent("sold out") },
    { deadLetterQueue: "q.dead", reason: "rejected" },
  ).properties;
  expect(headers).toMatchObject({
    "x-eventwright-reason": "rejected",
    "x-eventwright-detail": "sold out",
    "x-eventwright-attempts": 2,
    "x-eventwright-first-failure": first,
    "x-eventwright-last-failure": now.toISOString(),
  });
});

it("headers that are too large to be sent again are left out, and the message is kept", () => {
  const large = incoming({ headers: { a: "x".repeat(60_000) } });
  const { headers } = deadLetterMessage(large, failure, { deadLetterQueue: "q.dead", reason: "failed" }).properties;
  expect(headers).not.toHaveProperty("a");
  expect(headers).toMatchObject({ "x-eventwright-headers-dropped": true, "x-eventwright-reason": "failed" });
});

it("a message that was retried still tells where it was published to first", () => {
  const published = { ...incoming({}), exchange: "house", routingKey: "light.hall.on" };
  const retried = { ...incoming(retryMessage(published, failure, 1_000).properties), routingKey: "q" };
  const again = { ...incoming(retryMessage(retried, { ...failure, attempt: 2 }, 1_000).properties), routingKey: "q" };
  expect([published, retried, again].map(originOf)).toEqual(
    Array.from({ length: 3 }, () => ({ exchange: "house", routingKey: "light.hall.on" })),
  );
});

it("a timestamp that cannot be written again is left out, and a message that has one is kept", () => {
  const times = [1_700_000_000, 2 ** 64].map((timestampSeconds) =>
    retryMessage(incoming({ timestampSeconds }), failure, 1),
  );
  expect(times.map(({ properties }) => properties.timestampSeconds)).toEqual([1_700_000_000, undefined]);
});
