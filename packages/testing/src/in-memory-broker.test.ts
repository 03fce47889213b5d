import type {
  IncomingMessage,
  Transport,
  TransportChannel,
  TransportChannelListener,
  TransportConnection,
  TransportConnectionListener,
} from "@eventwright/runtime/transport";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Inbox } from "../conformance/inbox.js";
import type { BrokerEvent } from "./broker-event.js";
import { InMemoryBroker } from "./in-memory-broker.js";

let broker: InMemoryBroker;
let events: BrokerEvent[];

beforeEach(() => {
  events = [];
  broker = new InMemoryBroker({ observe: (event) => events.push(event) });
});
afterEach(() => {
  vi.useRealTimers();
  broker.close();
});

function connect(
  listener: Partial<TransportConnectionListener> = {},
  { transport = broker.transport(), name = "orders", url = "amqp://guest:guest@localhost/" } = {},
): Promise<TransportConnection> {
  return (transport satisfies Transport).connect(
    { url, connectionName: name, connectTimeoutMs: 1_000, heartbeatSeconds: 10 },
    { closed: () => undefined, blocked: () => undefined, unblocked: () => undefined, ...listener },
  );
}

async function openChannel(
  connection?: TransportConnection,
  listener: Partial<TransportChannelListener> = {},
): Promise<TransportChannel> {
  const nothing = { closed: () => undefined, drained: () => undefined, returned: () => undefined };
  return (connection ?? (await connect())).openChannel("confirm", { ...nothing, ...listener });
}

function publish(channel: TransportChannel, queue: string, body = ""): Promise<void> {
  const message = { exchange: "", routingKey: queue, body: Buffer.from(body), properties: {}, mandatory: true };
  return new Promise((resolve, reject) => {
    channel.publish(message, (error) => (error ? reject(error) : resolve()));
  });
}

async function consume(channel: TransportChannel, queue: string): Promise<Inbox<IncomingMessage>> {
  const deliveries = new Inbox<IncomingMessage>("delivery");
  await channel.consume(queue, {}, { delivered: (message) => deliveries.put(message), cancelled: () => undefined });
  return deliveries;
}

describe("who may connect", () => {
  test("anybody, to any vhost, when nothing is said of users", async () => {
    const channel = await openChannel(await connect({}, { url: "amqp://orders:secret@rabbit.internal/production" }));
    broker.declareQueue({ name: "q" });
    await publish(channel, "q");
    expect(broker.messages("q")).toHaveLength(1);
  });

  test("users are the test's", async () => {
    broker = new InMemoryBroker({ users: { grün: "päss" } });
    await connect({}, { url: "amqp://gr%C3%BCn:p%C3%A4ss@localhost" });
    await expect(connect()).rejects.toMatchObject({ kind: "access-refused" });
    await expect(connect({}, { url: "amqp://gr%C3%BCn:p%C3%A4ss@localhost/other" })).rejects.toMatchObject({
      kind: "not-found",
    });
    // Not even by a name that every object has.
    await expect(connect({}, { url: "amqp://constructor:x@localhost" })).rejects.toMatchObject({
      kind: "access-refused",
    });
  });

  test("while connections are refused nobody is let in, and who is in stays", async () => {
    const channel = await openChannel();
    broker.refuseConnections();
    await expect(connect()).rejects.toMatchObject({ kind: "unreachable" });
    await channel.declareQueue({ name: "q", durable: true, exclusive: false, autoDelete: false, arguments: {} });
    broker.acceptConnections();
    await connect();
  });
});

describe("a lost connection", () => {
  test("is told once with the reason, and loses what was under way in both directions", async () => {
    broker.declareQueue({ name: "q" });
    const closed = new Inbox<unknown>("closed");
    const channel = await openChannel(await connect({ closed: (error) => closed.put(error) }));
    const inFlight = publish(channel, "q");
    broker.closeConnections();
    await expect(inFlight).rejects.toMatchObject({ kind: "closed" });
    expect(await closed.next()).toMatchObject({ kind: "closed", message: expect.stringContaining("ECONNRESET") });
    expect(broker.messages("q")).toEqual([]);
    expect(closed.total).toBe(1);
  });

  test("gives back what was not settled", async () => {
    broker.declareQueue({ name: "q" });
    broker.publish({ routingKey: "q", body: "once" });
    await (await consume(await openChannel(), "q")).next();
    broker.closeConnections();
    expect(await (await consume(await openChannel(), "q")).next()).toMatchObject({ redelivered: true });
    expect(events.map(({ kind }) => kind)).toEqual([
      "published",
      "connected",
      "delivered",
      "requeued",
      "disconnected",
      "connected",
      "delivered",
    ]);
  });
});

describe("an alarm", () => {
  test("stops who publishes, not who consumes, and what was sent arrives when it is over", async () => {
    broker.declareQueue({ name: "q" });
    const told: string[] = [];
    const listener = { blocked: (reason: string) => told.push(reason), unblocked: () => told.push("unblocked") };
    const publisher = await openChannel(await connect(listener));
    const consumer = await openChannel(await connect({ blocked: () => told.push("consumer") }));
    const deliveries = await consume(consumer, "q");
    broker.block("low on disk");
    // The message that meets the alarm is taken still, as by RabbitMQ.
    const taken = publish(publisher, "q", "1");
    const late = publish(publisher, "q", "2");
    await taken;
    const first = await deliveries.next();
    expect(first.body.toString()).toBe("1");
    consumer.ack(first.deliveryTag);
    await broker.waitForIdle();
    expect([deliveries.total, told]).toEqual([1, ["low on disk"]]);
    broker.unblock();
    await late;
    expect((await deliveries.next()).body.toString()).toBe("2");
    expect(told).toEqual(["low on disk", "unblocked"]);
  });

  test("a blocked socket fills up", async () => {
    broker.declareQueue({ name: "q" });
    const drained = new Inbox<string>("drained");
    const channel = await openChannel(undefined, { drained: () => drained.put("drained") });
    broker.block();
    await publish(channel, "q");
    const message = { exchange: "", routingKey: "q", body: Buffer.alloc(0), properties: {}, mandatory: true };
    let sent = 1;
    while (channel.publish(message) && sent < 5_000) sent++;
    expect(sent).toBeLessThan(5_000);
    expect(drained.total).toBe(0);
    broker.unblock();
    await drained.next();
  });
});

describe("what a test sees", () => {
  test("queues with what they hold, in the order of delivery, as copies", async () => {
    broker.declareQueue({ name: "q", arguments: { "x-max-priority": 10 } });
    broker.publish({ routingKey: "q", body: "low", properties: { priority: 1 } });
    broker.publish({ routingKey: "q", body: "high", properties: { priority: 8, headers: { list: [1] } } });
    expect(broker.messages("q").map(({ body }) => body.toString())).toEqual(["high", "low"]);
    broker.messages("q")[0]?.body.fill("x");
    expect(broker.messages("q")[0]?.body.toString()).toBe("high");
    expect(broker.queues()).toEqual([
      {
        name: "q",
        durable: true,
        exclusive: false,
        autoDelete: false,
        arguments: { "x-max-priority": 10 },
        messageCount: 2,
        unsettledCount: 0,
        consumerCount: 0,
      },
    ]);
    expect(() => broker.messages("other")).toThrow("no queue 'other'");
    expect(() => broker.publish({ exchange: "other", routingKey: "q", body: "" })).toThrow("no exchange 'other'");
    expect(broker.publish({ routingKey: "nobody", body: "" })).toEqual([]);
  });

  test("what travels, from whom to whom", async () => {
    broker.declareQueue({ name: "q" });
    const catalog = await openChannel(await connect({}, { name: "catalog" }));
    const orders = await openChannel(await connect({}, { name: "orders" }));
    await publish(catalog, "nobody");
    await publish(catalog, "q", "to orders");
    const deliveries = await consume(orders, "q");
    orders.ack((await deliveries.next()).deliveryTag);
    await broker.waitForIdle();
    const brief = events.map((event) => {
      const { kind, ...rest } = event;
      return {
        kind,
        ...("from" in rest ? { from: rest.from, queues: rest.queues } : {}),
        ...("to" in rest ? { to: rest.to } : {}),
      };
    });
    expect(brief).toEqual([
      { kind: "connected" },
      { kind: "connected" },
      { kind: "published", from: "catalog", queues: [] },
      { kind: "returned", to: "catalog" },
      { kind: "published", from: "catalog", queues: ["q"] },
      { kind: "delivered", to: "orders" },
      { kind: "acknowledged" },
    ]);
  });

  test("what dies, and where it goes", async () => {
    broker.declareQueue({ name: "dead" });
    const route = { "x-dead-letter-exchange": "", "x-dead-letter-routing-key": "dead" };
    broker.declareQueue({ name: "q", arguments: { ...route, "x-message-ttl": 1 } });
    const died = broker.waitForEvent((event) => event.kind === "died");
    broker.publish({ routingKey: "q", body: "short-lived" });
    expect(await died).toMatchObject({ reason: "expired", queue: "q", deadLetterQueues: ["dead"] });
    expect(await broker.waitForMessages("dead", 1)).toMatchObject([{ body: Buffer.from("short-lived") }]);
  });
});

describe("waiting", () => {
  test("for idleness is waiting for the last settlement", async () => {
    broker.declareQueue({ name: "q" });
    const channel = await openChannel();
    const deliveries = await consume(channel, "q");
    broker.publish({ routingKey: "q", body: "" });
    const { deliveryTag } = await deliveries.next();
    let isIdle = false;
    const idle = broker.waitForIdle().then(() => {
      isIdle = true;
    });
    await publish(channel, "nobody");
    expect(isIdle).toBe(false);
    channel.ack(deliveryTag);
    await idle;
    expect(broker.queues()).toMatchObject([{ messageCount: 0, unsettledCount: 0 }]);
  });

  test("for idleness covers what follows at once from what arrived", async () => {
    broker.declareQueue({ name: "q" });
    const channel = await openChannel();
    const both = publish(channel, "q", "1").then(() => publish(channel, "q", "2"));
    await broker.waitForIdle();
    expect(broker.messages("q")).toHaveLength(2);
    await both;
  });

  test("in vain says for what", async () => {
    await expect(broker.waitForMessages("q", 2, { timeoutMs: 1 })).rejects.toThrow("2 messages in q");
    await expect(broker.waitForEvent(() => false, { timeoutMs: 1 })).rejects.toThrow("an event");
  });

  test("ends with what is there already", async () => {
    broker.declareQueue({ name: "q" });
    broker.publish({ routingKey: "q", body: "" });
    expect(await broker.waitForMessages("q", 1)).toHaveLength(1);
    await broker.waitForIdle();
  });
});

describe("time", () => {
  test("messages travel under fake timers, and expire by them", async () => {
    vi.useFakeTimers();
    broker.declareQueue({ name: "dead" });
    const route = { "x-dead-letter-exchange": "", "x-dead-letter-routing-key": "dead" };
    broker.declareQueue({ name: "q", arguments: { ...route, "x-message-ttl": 3_600_000 } });
    await publish(await openChannel(), "q", "an hour");
    await vi.advanceTimersByTimeAsync(3_599_999);
    expect(broker.messages("dead")).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(broker.messages("dead")).toHaveLength(1);
  });

  test("a TTL beyond what a timer can hold does not expire at once", async () => {
    vi.useFakeTimers();
    broker.declareQueue({ name: "q", arguments: { "x-message-ttl": 2 ** 32 } });
    broker.publish({ routingKey: "q", body: "" });
    await vi.advanceTimersByTimeAsync(2 ** 31);
    expect(broker.messages("q")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2 ** 31);
    expect(broker.messages("q")).toHaveLength(0);
  });
});

test("what was taken with noAck is settled", async () => {
  broker.declareQueue({ name: "q" });
  const channel = await openChannel();
  const deliveries = new Inbox<IncomingMessage>("delivery");
  const listener = { delivered: (message: IncomingMessage) => deliveries.put(message), cancelled: () => undefined };
  await channel.consume("q", { noAck: true }, listener);
  await publish(channel, "q");
  await deliveries.next();
  expect(broker.queues()).toMatchObject([{ messageCount: 0, unsettledCount: 0 }]);
});

test("deleting a queue cancels its consumers", async () => {
  broker.declareQueue({ name: "q" });
  const cancelled = new Inbox<string>("cancelled");
  const channel = await openChannel();
  await channel.consume("q", {}, { delivered: () => undefined, cancelled: () => cancelled.put("cancelled") });
  broker.deleteQueue("q");
  broker.deleteQueue("never there");
  await cancelled.next();
  expect(broker.queues()).toEqual([]);
});

test("close() ends connections as a shutdown does, and lets nobody in", async () => {
  const closed = new Inbox<unknown>("closed");
  await connect({ closed: (error) => closed.put(error) });
  broker.close();
  expect(await closed.next()).toMatchObject({ kind: "broker-error", replyCode: 320 });
  await expect(connect()).rejects.toMatchObject({ kind: "unreachable" });
});

test.each([
  { strategy: "at-least-once", overflow: "reject-publish", kept: true },
  { strategy: "at-least-once", overflow: "drop-head", kept: false },
  { strategy: "at-most-once", overflow: "reject-publish", kept: false },
])("a dead letter that no queue takes yet, $strategy and $overflow, is kept: $kept", ({ strategy, overflow, kept }) => {
  vi.useFakeTimers();
  const args = {
    "x-queue-type": "quorum",
    "x-message-ttl": 10,
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": "home",
    "x-dead-letter-strategy": strategy,
    "x-overflow": overflow,
  };
  broker.declareQueue({ name: "away", arguments: args });
  broker.publish({ routingKey: "away", body: "letter" });
  vi.advanceTimersByTime(20);
  expect(broker.messages("away")).toEqual([]);
  broker.declareQueue({ name: "home" });
  expect(broker.messages("home").map(({ body }) => String(body))).toEqual(kept ? ["letter"] : []);
});

test("an argument that RabbitMQ acts on and this broker does not is refused by name", () => {
  expect(() => broker.declareQueue({ name: "q", arguments: { "x-expires": 1 } })).toThrow("x-expires");
});

test("what an observer throws is not lost, and leaves the broker's work whole", async () => {
  const others = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  const escaped = new Inbox<Error>("uncaught exception");
  process.on("uncaughtException", (error) => escaped.put(error));
  try {
    broker = new InMemoryBroker({
      observe: ({ kind }) => {
        throw new Error(`not interested in ${kind}`);
      },
    });
    broker.declareQueue({ name: "q" });
    const channel = await openChannel();
    await publish(channel, "q");
    await (await consume(channel, "q")).next();
    const messages = (await escaped.take(3)).map(({ message }) => message);
    expect(messages).toEqual(["connected", "published", "delivered"].map((kind) => `not interested in ${kind}`));
  } finally {
    broker.close();
    await escaped.next();
    process.removeAllListeners("uncaughtException");
    for (const listener of others) process.on("uncaughtException", listener);
  }
});
