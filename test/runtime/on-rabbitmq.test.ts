import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { type Connection, type ConnectOptions, connect, RejectEvent } from "@eventwright/runtime";
import { type ChannelModel, connect as connectAmqp } from "amqplib";
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { rabbitmqUrl } from "../support/rabbitmq-url.js";
import { TcpProxy } from "../support/tcp-proxy.js";
import { ordersSubscription, type PriceChanged, publishPriceChanged, requestSupplier, sender } from "./contract.js";
import { EventLog, failure } from "./setup.js";

/** What the tests on the in-memory broker cannot know: that RabbitMQ really behaves like that. */

const queues = ["queue_orders", "queue_orders.dead", "queue_orders.retry.20", "queue_orders.retry.1000"];
const ignore = (): void => undefined;
let admin: ChannelModel;

beforeAll(async () => {
  admin = await connectAmqp(rabbitmqUrl());
});
afterAll(async () => {
  await deleteQueues();
  await admin.close();
});
beforeEach(deleteQueues);

async function deleteQueues(): Promise<void> {
  const channel = await admin.createChannel();
  for (const queue of queues) await channel.deleteQueue(queue);
  await channel.close();
}

/** How many messages wait in the queue. */
async function ordersCount(): Promise<number> {
  const channel = await admin.createChannel();
  const { messageCount } = await channel.checkQueue("queue_orders");
  await channel.close();
  return messageCount;
}

async function open(options: ConnectOptions = {}): Promise<{ connection: Connection; log: EventLog }> {
  const log = new EventLog();
  const reconnect = { initialDelayMs: 10, maxDelayMs: 50 };
  const connection = await connect({
    url: rabbitmqUrl(),
    appId: "catalog",
    reconnect,
    onEvent: log.record,
    ...options,
  });
  onTestFinished(() => connection.close());
  return { connection, log };
}

it("a failing handler's message comes back after its delay, and is dead-lettered with its properties in the end", async () => {
  const { connection, log } = await open();
  const attempts: number[] = [];
  await connection.consume(
    [ordersSubscription],
    {
      "price.changed": (_event: PriceChanged, { attempt }: { attempt: number }) => {
        attempts.push(attempt);
        throw new TypeError("away");
      },
    },
    { retryDelaysMs: [20] },
  );
  await connection.publish(publishPriceChanged, { price: 1 }, sender, { messageId: "m-1" });
  await log.count("dead-lettered", 1);
  expect(attempts).toEqual([1, 2]);

  const channel = await admin.createChannel();
  const dead = await channel.get("queue_orders.dead", { noAck: true });
  await channel.close();
  if (dead === false) throw new Error("There is no dead letter.");
  expect(dead.properties).toMatchObject({
    messageId: "m-1",
    priority: 8,
    type: "price.changed",
    headers: { "x-eventwright-reason": "failed", "x-eventwright-attempts": 2 },
  });
});

it("a paused consumer takes nothing more until it is resumed, and settles what it was at", async () => {
  const { connection } = await open();
  const started: number[] = [];
  const { promise: first, resolve: begun } = promiseWithResolvers<void>();
  const { promise: second, resolve: done } = promiseWithResolvers<void>();
  const { promise: gate, resolve: release } = promiseWithResolvers<void>();
  const handler = async ({ price }: PriceChanged): Promise<void> => {
    started.push(price);
    begun();
    if (price === 1) await gate;
    else done();
  };
  const consumption = await connection.consume([ordersSubscription], { "price.changed": handler });
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
  await first;
  await consumption.pause();
  await connection.publish(publishPriceChanged, { price: 2 }, sender);
  release();
  expect(await ordersCount()).toBe(1);
  expect(started).toEqual([1]);
  await consumption.resume();
  await second;
  await consumption.close();
  expect(await ordersCount()).toBe(0);
});

it("a queue that is deleted under its consumer, and declared otherwise by somebody else: it is used, and the difference named", async () => {
  const { connection, log } = await open();
  const { promise: handled, resolve } = promiseWithResolvers<number>();
  await connection.consume([ordersSubscription], { "price.changed": ({ price }: PriceChanged) => resolve(price) });
  const channel = await admin.createChannel();
  // In one go: the consumer has no time to declare it before.
  const deleted = channel.deleteQueue("queue_orders");
  const declared = channel.assertQueue("queue_orders", { durable: true });
  await Promise.all([deleted, declared]);
  await channel.close();
  await log.count("consumer-lost", 1);
  await log.count("consumer-running", 2);
  expect(connection.health()).toMatchObject({ messaging: "healthy", consumers: [{ state: "running" }] });
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
  expect(await handled).toBe(1);
  expect(log.all("consumer-lost")).toHaveLength(1);
  expect(log.all("topology-differs")).toMatchObject([
    { name: "queue_orders", differences: [{ argument: "x-max-priority", wanted: "10", found: "none" }] },
  ]);
});

it("requests are answered, and a rejection reaches the requester", async () => {
  const { connection, log } = await open();
  await connection.consume([ordersSubscription], {
    get_supplier: ({ id }: { id: number }) => {
      if (id === 0) throw new RejectEvent("no such product", { code: "PRODUCT_UNKNOWN" });
      return { name: `supplier ${id}` };
    },
  });
  const ids = Array.from({ length: 50 }, (_, index) => index + 1);
  const replies = await Promise.all(ids.map((id) => connection.request(requestSupplier, { id }, sender)));
  expect(replies).toMatchObject(ids.map((id) => ({ name: `supplier ${id}` })));
  expect(await failure(connection.request(requestSupplier, { id: 0 }, sender))).toMatchObject({
    code: "REQUEST_REJECTED",
    rejection: { code: "PRODUCT_UNKNOWN" },
  });
  expect(log.all("reply-lost")).toEqual([]);
});

it("a queue that exists with other arguments is used, and each difference is named", async () => {
  const channel = await admin.createChannel();
  await channel.assertQueue("queue_orders", { durable: false, messageTtl: 60_000, maxPriority: 5 });
  await channel.close();
  const { connection, log } = await open();
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
  const [told] = log.all("topology-differs");
  expect(told?.differences.toSorted((a, b) => a.argument.localeCompare(b.argument))).toEqual([
    { argument: "durable", wanted: "true", found: "false" },
    { argument: "x-max-priority", wanted: "10", found: "5" },
    { argument: "x-message-ttl", wanted: "none", found: "60000" },
  ]);
});

it("one bad message among many fails alone", async () => {
  // Which of the brokers answers, and so which user is right, is not known beforehand.
  const { connection } = await open({ url: [rabbitmqUrl(), "amqp://other:other@localhost/"] });
  const destinations = publishPriceChanged.destinations.map((destination) => ({ ...destination, userId: "other" }));
  const bad = { ...publishPriceChanged, destinations };
  const results = await Promise.allSettled(
    Array.from({ length: 100 }, (_, price) =>
      connection.publish(price === 42 ? bad : publishPriceChanged, { price }, sender),
    ),
  );
  expect(
    results.flatMap((result, index) => (result.status === "rejected" ? [[index, result.reason.code]] : [])),
  ).toEqual([[42, "EVENT_REFUSED"]]);
});

it("a reply address that RabbitMQ stumbles over costs nobody else a message", async () => {
  const { connection } = await open();
  const { promise: asked, resolve: ask } = promiseWithResolvers<void>();
  await connection.consume([ordersSubscription], {
    get_supplier: ({ id }: { id: number }) => {
      if (id === 0) ask();
      return { name: "Lumen" };
    },
  });
  // It has the form of a direct reply address, and names no process: 3.10.8 closes the connection of who answers there.
  const replyTo = "amq.rabbitmq.reply-to.g1h2AA5yZXBseUAxMjcuMC4wLjEAAAAAAAAAAAAAAAA=.aaaa==";
  const channel = await admin.createChannel();
  const payload = { event: "get_supplier", id: 0 };
  channel.publish("", "queue_orders", Buffer.from(JSON.stringify({ method: "GET", payload })), { replyTo });
  await channel.close();
  await asked;
  const prices = Array.from({ length: 100 }, (_, price) => price);
  await Promise.all(
    prices.map((price) => connection.publish(publishPriceChanged, { price }, sender, { timeoutMs: 10_000 })),
  );
  const request = connection.request(requestSupplier, { id: 1 }, sender, { timeoutMs: 10_000 });
  expect(await request).toMatchObject({ name: "Lumen" });
  expect(connection.health().messaging).toBe("healthy");
});

it("a header that AMQP has no type for is refused without harm to others", async () => {
  const { connection, log } = await open();
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, price) =>
      connection.publish(
        publishPriceChanged,
        { price },
        sender,
        price === 7 ? { headers: { note: { "!": "text" } } } : {},
      ),
    ),
  );
  expect(results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []))).toEqual([
    "OPTION_INVALID",
  ]);
  expect(log.all("resending")).toEqual([]);
});

it("close() gives up a connection that is on its way, and does not keep the process for it", async () => {
  await using proxy = await TcpProxy.listen(rabbitmqUrl());
  const { promise: accepted, resolve: accept } = promiseWithResolvers<Socket>();
  const silent = createServer(accept).listen(0, "127.0.0.1");
  onTestFinished(() => void silent.close());
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const url = [proxy.url(rabbitmqUrl()), `amqp://guest:guest@127.0.0.1:${port}/`];
  const { connection } = await open({ url, connectTimeoutMs: 300_000 });
  proxy.refuse();
  proxy.cut();
  const socket = await accepted;
  socket.resume();
  await connection.close();
  if (!socket.destroyed) await once(socket, "close");
});

it("cut again and again, every confirmed message arrives, and duplicates have the same message id", async () => {
  await using proxy = await TcpProxy.listen(rabbitmqUrl());
  const { connection, log } = await open({ url: proxy.url(rabbitmqUrl()) });
  const arrived = new Map<number, Set<string | undefined>>();
  const all = 2_000;
  let finish: () => void = ignore;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await connection.consume([ordersSubscription], {
    "price.changed": ({ price }: PriceChanged, { messageId }: { messageId: string | undefined }) => {
      const ids = arrived.get(price) ?? new Set();
      arrived.set(price, ids.add(messageId));
      if (arrived.size === all) finish();
    },
  });
  for (let price = 0; price < all; price += 200) {
    const batch = Array.from({ length: 200 }, (_, index) =>
      connection.publish(publishPriceChanged, { price: price + index }, sender),
    );
    proxy.cut();
    await Promise.all(batch);
  }
  await finished;
  expect([...arrived.values()].filter((ids) => ids.size > 1)).toEqual([]);
  expect(log.all("open").length).toBeGreaterThan(10);
});
