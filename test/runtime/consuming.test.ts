import { type Delivery, InMemoryIdempotencyStore, RejectEvent } from "@eventwright/runtime";
import type { Transport } from "@eventwright/runtime/transport";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { promiseWithResolvers } from "../support/promise-with-resolvers.js";
import { ordersSubscription, type PriceChanged, publishPriceChanged, publishRemoved, sender } from "./contract.js";
import { bodies, failure, scene, withChannels } from "./setup.js";

const ignore = (): void => undefined;
const handlers = { "price.changed": ignore, "product.removed": ignore, get_supplier: () => ({ name: "Lumen" }) };

function envelope(payload: unknown): string {
  return JSON.stringify({
    from_service: "catalog",
    to_service: "orders",
    method: "POST",
    payload,
    urgency: "high",
    timestamp: "2024-01-15T10:30:00.000Z",
  });
}

describe("a handled message", () => {
  it("is acknowledged, and its handler sees the event and what stands around it", async () => {
    const { broker, connection } = await scene();
    const seen: { event: PriceChanged; delivery: Delivery }[] = [];
    const record = (event: PriceChanged, delivery: Delivery): void => void seen.push({ event, delivery });
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": record });
    const options = { messageId: "m-1", headers: { tenant: "t" } };
    await connection.publish(publishPriceChanged, { price: 2 }, sender, options);
    await broker.waitForIdle();

    expect(seen).toMatchObject([
      {
        event: { event: "price.changed", price: 2 },
        delivery: {
          queue: "queue_orders",
          messageId: "m-1",
          type: "price.changed",
          appId: "catalog",
          headers: { tenant: "t" },
          priority: 8,
          redelivered: false,
          attempt: 1,
          envelope: { fromService: "catalog", toService: "orders", method: "POST", urgency: "high" },
        },
      },
    ]);
    expect(broker.queues().find(({ name }) => name === "queue_orders")).toMatchObject({
      messageCount: 0,
      unsettledCount: 0,
    });
  });

  const senders = [
    { sender: "one that sets its type", properties: { type: "price.changed" } },
    { sender: "one that sets nothing, as Python services do", properties: {} },
    { sender: "one that sets another type", properties: { type: "PriceChanged" } },
  ];
  for (const { sender: who, properties } of senders) {
    it(`is told from the others of its queue when it comes from ${who}`, async () => {
      const { broker, connection } = await scene();
      const prices: number[] = [];
      await connection.consume([ordersSubscription], {
        ...handlers,
        "price.changed": ({ price }: PriceChanged) => void prices.push(price),
      });
      const body = envelope({ event: "price.changed", price: 2, unknown: true });
      broker.publish({ routingKey: "queue_orders", body, properties });
      await broker.waitForIdle();
      expect(prices).toEqual([2]);
    });
  }
});

describe("a message that cannot be handled goes to the dead letters after one delivery, and the next is handled", () => {
  const deep = `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`;
  const cases: readonly { given: string; body: string | Buffer; reason: string }[] = [
    { given: "nothing", body: "", reason: "invalid" },
    { given: "no JSON", body: "{ not json", reason: "invalid" },
    { given: "broken UTF-8", body: Buffer.from([0x22, 0xc3, 0x28, 0x22]), reason: "invalid" },
    {
      given: "an event that breaks its schema",
      body: envelope({ event: "price.changed", price: "2" }),
      reason: "invalid",
    },
    {
      given: "a prototype",
      body: envelope({ event: "price.changed", price: 2, x: 0 }).replace('"x"', '"__proto__"'),
      reason: "invalid",
    },
    {
      given: "a prototype in escapes",
      body: envelope({ event: "price.changed", price: 2, x: 0 }).replace('"x"', '"\\u005f_proto__"'),
      reason: "invalid",
    },
    { given: "another event", body: envelope({ event: "price.forgotten" }), reason: "unhandled" },
    { given: "an object that answers for itself", body: '{"valueOf":1,"toString":1}', reason: "unhandled" },
    { given: "a number", body: "1", reason: "unhandled" },
    { given: "20,000 levels", body: deep, reason: "invalid" },
  ];
  for (const { given, body, reason } of cases) {
    it(given, async () => {
      const { broker, connection, log } = await scene();
      const prices: number[] = [];
      await connection.consume([ordersSubscription], {
        ...handlers,
        "price.changed": ({ price }: PriceChanged) => void prices.push(price),
      });
      const properties = { messageId: "m-1", headers: { tenant: "t" }, priority: 3 };
      broker.publish({ routingKey: "queue_orders", body, properties });
      broker.publish({ routingKey: "queue_orders", body: envelope({ event: "price.changed", price: 7 }) });
      const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
      await broker.waitForIdle();

      expect(prices).toEqual([7]);
      expect(dead?.body).toEqual(Buffer.from(body));
      expect(dead?.properties).toMatchObject({
        messageId: "m-1",
        priority: 3,
        headers: {
          tenant: "t",
          "x-eventwright-reason": reason,
          "x-eventwright-queue": "queue_orders",
          "x-eventwright-attempts": 1,
          "x-eventwright-error": "EventError",
        },
      });
      expect(log.all("dead-lettered")).toMatchObject([
        { queue: "queue_orders", deadLetterQueue: "queue_orders.dead", reason, attempts: 1 },
      ]);
    });
  }

  it("and is taken off the queue instead where that is asked for an event without a handler", async () => {
    const { broker, connection } = await scene();
    await connection.consume([ordersSubscription], handlers, { unhandled: "acknowledge" });
    broker.publish({ routingKey: "queue_orders", body: envelope({ event: "price.forgotten" }) });
    await broker.waitForIdle();
    expect(broker.queues().filter(({ messageCount }) => messageCount > 0)).toEqual([]);
  });

  it("a known event without a handler", async () => {
    const { broker, connection } = await scene();
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    await connection.publish(publishRemoved, {}, sender, { services: ["orders"] });
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.headers).toMatchObject({ "x-eventwright-reason": "unhandled" });
  });

  it("keeps what would route it elsewhere, let it vanish or be refused out of its properties", async () => {
    const { broker, connection } = await scene();
    await connection.consume([ordersSubscription], handlers);
    const properties = { expirationMs: 60_000, userId: "somebody", headers: { CC: ["queue_stock"], keep: 1 } };
    broker.declareQueue({ name: "queue_stock" });
    broker.publish({ routingKey: "queue_orders", body: "no json", properties });
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties).not.toHaveProperty("expirationMs");
    expect(dead?.properties).not.toHaveProperty("userId");
    expect(dead?.properties.headers).toMatchObject({
      keep: 1,
      "x-eventwright-expiration-ms": 60_000,
      "x-eventwright-user-id": "somebody",
    });
    expect(dead?.properties.headers).not.toHaveProperty("CC");
    // One copy by its own CC, none by the dead letter's.
    expect(broker.messages("queue_stock")).toHaveLength(1);
  });
});

describe("a handler that throws", () => {
  it("has its message tried again after each delay, and dead-lettered in the end", async () => {
    const { broker, connection, log } = await scene();
    const attempts: number[] = [];
    const fail = (_event: PriceChanged, { attempt }: Delivery): void => {
      attempts.push(attempt);
      throw new TypeError("4711");
    };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": fail }, { retryDelaysMs: [1, 5] });
    await connection.publish(publishPriceChanged, { price: 4711 }, sender, { messageId: "m-1" });
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);

    expect(attempts).toEqual([1, 2, 3]);
    expect(log.all("retrying")).toMatchObject([
      { attempt: 1, delayMs: 1, messageId: "m-1", message: "price.changed" },
      { attempt: 2, delayMs: 5 },
    ]);
    expect(broker.queues().map(({ name }) => name)).toEqual(
      expect.arrayContaining(["queue_orders.retry.1", "queue_orders.retry.5"]),
    );
    const { headers = {} } = dead?.properties ?? {};
    expect(headers).toMatchObject({
      "x-eventwright-reason": "failed",
      "x-eventwright-error": "TypeError",
      "x-eventwright-attempts": 3,
      "x-eventwright-first-failure": expect.stringMatching(/Z$/),
      "x-eventwright-last-failure": expect.stringMatching(/Z$/),
    });
    expect(JSON.stringify(headers)).not.toContain("4711");
    expect(dead?.properties).toMatchObject({ messageId: "m-1", priority: 8, type: "price.changed" });
  });

  it("a RejectEvent has it dead-lettered at once, with the reason", async () => {
    const { broker, connection } = await scene();
    const reject = (): void => {
      throw new RejectEvent("sold out");
    };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": reject });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.headers).toMatchObject({
      "x-eventwright-reason": "rejected",
      "x-eventwright-attempts": 1,
      "x-eventwright-error": "RejectEvent",
      "x-eventwright-detail": "sold out",
    });
  });

  it("something that is no error has it dead-lettered like an error", async () => {
    const { broker, connection } = await scene();
    await connection.consume(
      [ordersSubscription],
      { ...handlers, "price.changed": () => Promise.reject(undefined) },
      { retryDelaysMs: [] },
    );
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.headers).toMatchObject({ "x-eventwright-error": "thrown undefined" });
  });

  it("starts anew with a message that was put back from the dead letters", async () => {
    const { broker, connection } = await scene();
    const attempts: number[] = [];
    const fail = (_event: PriceChanged, { attempt }: Delivery): void => {
      attempts.push(attempt);
      throw new Error("away");
    };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": fail }, { retryDelaysMs: [1] });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    if (dead === undefined) throw new Error("There is no dead letter.");
    broker.publish({ ...dead, routingKey: "queue_orders" });
    await broker.waitForMessages("queue_orders.dead", 2);
    expect(attempts).toEqual([1, 2, 1, 2]);
  });
});

it("a handler that takes too long is told by its signal and counts as one that threw", async () => {
  const { broker, connection } = await scene();
  const reasons: unknown[] = [];
  const hang = (_event: PriceChanged, { signal }: Delivery): Promise<void> =>
    new Promise(() => signal.addEventListener("abort", () => reasons.push(signal.reason.name)));
  await connection.consume(
    [ordersSubscription],
    { ...handlers, "price.changed": hang },
    { handlerTimeoutMs: 20, retryDelaysMs: [] },
  );
  await connection.publish(publishPriceChanged, { price: 1 }, sender);
  const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
  expect(dead?.properties.headers).toMatchObject({
    "x-eventwright-error": "HandlerTimeoutError",
    "x-eventwright-reason": "failed",
  });
  expect(reasons).toEqual(["HandlerTimeoutError"]);
});

/** Handlers that stay at work until they are released. */
function gate() {
  const waiting: (() => void)[] = [];
  const started: number[] = [];
  let look: () => void = ignore;
  return {
    started,
    handler: ({ price }: PriceChanged): Promise<void> => {
      started.push(price);
      look();
      return new Promise((resolve) => waiting.push(resolve));
    },
    release: (): void => waiting.shift()?.(),
    count: (count: number): Promise<void> =>
      new Promise((resolve) => {
        look = () => {
          if (started.length >= count) resolve();
        };
        look();
      }),
  };
}

describe("how many at a time", () => {
  it("no more handlers run than `concurrency`, no more is handed over than `prefetch`, and the most urgent waits for that alone", async () => {
    const { broker, connection } = await scene();
    const { started, handler, release, count } = gate();
    const options = { prefetch: 3, concurrency: 2 };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": handler }, options);
    for (let price = 0; price < 6; price += 1) {
      await connection.publish(publishPriceChanged, { price }, sender, { urgency: "low" });
    }
    await connection.publish(publishPriceChanged, { price: 100 }, sender, { urgency: "critical" });
    await count(2);
    expect(started).toEqual([0, 1]);
    expect(broker.queues().find(({ name }) => name === "queue_orders")).toMatchObject({
      unsettledCount: 3,
      messageCount: 4,
    });
    for (let done = 1; done <= 7; done += 1) {
      await count(Math.min(7, done + 1));
      release();
    }
    await broker.waitForIdle();
    expect(started.indexOf(100)).toBeLessThanOrEqual(4);
    expect(started).toHaveLength(7);
  });

  it("a paused consumption takes nothing more until it is resumed", async () => {
    const { broker, connection } = await scene();
    const prices: number[] = [];
    const consumption = await connection.consume([ordersSubscription], {
      ...handlers,
      "price.changed": ({ price }: PriceChanged) => void prices.push(price),
    });
    await consumption.pause();
    expect(connection.health()).toMatchObject({ messaging: "healthy", consumers: [{ state: "paused" }] });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect(prices).toEqual([]);
    expect(broker.messages("queue_orders")).toHaveLength(1);
    await consumption.resume();
    await broker.waitForIdle();
    expect(prices).toEqual([1]);
    expect(connection.health()).toMatchObject({ consumers: [{ state: "running" }] });
  });
});

/** Tells how often the broker was asked for a queue that is not there. */
function watchChecks(transport: Transport) {
  let failed = 0;
  let look: () => void = ignore;
  const watched: Transport = {
    connect: async (target, listener) => {
      const connection = await transport.connect(target, listener);
      const openChannel = connection.openChannel.bind(connection);
      connection.openChannel = async (mode, channelListener) => {
        const channel = await openChannel(mode, channelListener);
        const checkQueue = channel.checkQueue.bind(channel);
        channel.checkQueue = (name) =>
          checkQueue(name).catch((error: unknown) => {
            failed += 1;
            look();
            throw error;
          });
        return channel;
      };
      return connection;
    },
  };
  const failedChecks = (count: number): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (failed >= count) resolve();
      };
      look();
    });
  return { transport: watched, failedChecks };
}

describe("what is lost comes back", () => {
  it("the connection: consumers consume again, and a late acknowledgement is counted and does nothing else", async () => {
    const { broker, connection, log } = await scene();
    const { started, handler, release, count } = gate();
    await connection.consume(
      [ordersSubscription],
      { ...handlers, "price.changed": handler },
      { prefetch: 1, concurrency: 2 },
    );
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await count(1);
    broker.closeConnections();
    await count(2);
    expect(started).toEqual([1, 1]);
    // The first handler's tag is the second delivery's tag, too.
    release();
    await log.count("late-settlement", 1);
    expect(broker.queues().find(({ name }) => name === "queue_orders")).toMatchObject({ unsettledCount: 1 });
    release();
    await broker.waitForIdle();
    expect(broker.queues().find(({ name }) => name === "queue_orders")).toMatchObject({
      unsettledCount: 0,
      messageCount: 0,
    });
    expect(log.all("consumer-running")).toHaveLength(2);
  });

  it("a deleted queue: it is declared and consumed again", async () => {
    const { broker, connection, log } = await scene();
    const prices: number[] = [];
    await connection.consume([ordersSubscription], {
      ...handlers,
      "price.changed": ({ price }: PriceChanged) => void prices.push(price),
    });
    broker.deleteQueue("queue_orders");
    await log.count("consumer-lost", 1);
    await log.count("consumer-running", 2);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await broker.waitForIdle();
    expect(prices).toEqual([1]);
  });

  it("a queue that is deleted at the moment when it is consumed", async () => {
    const broker = new InMemoryBroker();
    let deleted = false;
    const transport = withChannels(broker.transport(), (channel) => ({
      async consume(queue, options, consumer) {
        if (deleted) return channel.consume(queue, options, consumer);
        deleted = true;
        return new Promise((resolve) => {
          let tag = "";
          const cancelled = (): void => {
            consumer.cancelled();
            // As when both frames came in one read.
            resolve(tag);
          };
          void channel.consume(queue, options, { ...consumer, cancelled }).then((consumerTag) => {
            tag = consumerTag;
            broker.deleteQueue(queue);
          });
        });
      },
    }));
    const { connection } = await scene({ transport }, broker);
    const { promise: handled, resolve: handle } = promiseWithResolvers<void>();
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": () => handle() });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await handled;
  });

  it("a deleted queue that must not be declared: unhealthy until somebody declares it", async () => {
    const broker = new InMemoryBroker();
    const names = ["queue_orders", "queue_orders.dead", "queue_orders.retry.1"];
    for (const name of names) broker.declareQueue({ name });
    const { transport, failedChecks } = watchChecks(broker.transport());
    const { connection, log } = await scene({ topology: "check", transport }, broker);
    await connection.consume([ordersSubscription], handlers, { retryDelaysMs: [1] });
    broker.deleteQueue("queue_orders");
    await failedChecks(2);
    expect(log.all("consumer-lost")).toHaveLength(1);
    expect(connection.health()).toMatchObject({ messaging: "unhealthy", consumers: [{ state: "lost" }] });
    broker.declareQueue({ name: "queue_orders" });
    await log.count("consumer-running", 2);
    expect(connection.health().messaging).toBe("healthy");
  });

  it("a dead letter that cannot be stored: the message stays with its consumer until it can", async () => {
    const { broker, connection, log } = await scene({ topology: "ignore" });
    broker.declareQueue({ name: "queue_orders" });
    await connection.consume([ordersSubscription], handlers);
    broker.publish({ routingKey: "queue_orders", body: "no json" });
    await log.count("settlement-failed", 1);
    expect(broker.queues()).toMatchObject([{ name: "queue_orders", messageCount: 0, unsettledCount: 1 }]);
    broker.declareQueue({ name: "queue_orders.dead" });
    await broker.waitForMessages("queue_orders.dead", 1);
    await broker.waitForIdle();
  });

  it("a retry that cannot be stored: its handler does not run again before it could wait", async () => {
    const { broker, connection, log } = await scene({ topology: "ignore" });
    broker.declareQueue({ name: "queue_orders" });
    const attempts: number[] = [];
    const fail = (_event: PriceChanged, { attempt }: Delivery): void => {
      attempts.push(attempt);
      throw new Error("away");
    };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": fail }, { retryDelaysMs: [1] });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await log.count("settlement-failed", 2);
    expect(attempts).toEqual([1]);
    const back = { "x-message-ttl": 1, "x-dead-letter-exchange": "", "x-dead-letter-routing-key": "queue_orders" };
    broker.declareQueue({ name: "queue_orders.retry.1", arguments: back });
    broker.declareQueue({ name: "queue_orders.dead" });
    await broker.waitForMessages("queue_orders.dead", 1);
    expect(attempts).toEqual([1, 2]);
  });

  it("a retry that cannot be stored before the connection is lost: it is given up, and its message comes again", async () => {
    const { broker, connection, log } = await scene({ topology: "ignore" });
    broker.declareQueue({ name: "queue_orders" });
    const attempts: number[] = [];
    const fail = (_event: PriceChanged, { attempt }: Delivery): void => {
      attempts.push(attempt);
      throw new Error("away");
    };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": fail }, { retryDelaysMs: [] });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await log.count("settlement-failed", 1);
    broker.closeConnections();
    await log.count("late-settlement", 1);
    broker.declareQueue({ name: "queue_orders.dead" });
    await broker.waitForMessages("queue_orders.dead", 1);
    await broker.waitForIdle();
    expect(attempts).toEqual([1, 1]);
    expect(broker.messages("queue_orders.dead")).toHaveLength(1);
  });
});

describe("close", () => {
  it("waits for handlers, settles what they did, and lets them publish", async () => {
    const { broker, connection } = await scene();
    const { handler, release, count } = gate();
    await connection.consume([ordersSubscription], {
      ...handlers,
      "price.changed": async (event: PriceChanged) => {
        await handler(event);
        await connection.publish(publishRemoved, {}, sender, { services: ["stock"] });
      },
    });
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await count(1);
    const closed = connection.close();
    expect(connection.state).toBe("draining");
    release();
    await closed;
    expect(bodies(broker.messages("queue_stock"))).toMatchObject([{ payload: { event: "product.removed" } }]);
    expect(broker.messages("queue_orders")).toEqual([]);
  });

  it("gives back what was not begun, and what does not end by the deadline", async () => {
    const { broker, connection } = await scene({ closeTimeoutMs: 50 });
    const { started, handler, count } = gate();
    const reasons: unknown[] = [];
    const hang = (event: PriceChanged, { signal }: Delivery): Promise<void> => {
      signal.addEventListener("abort", () => reasons.push(signal.reason.name));
      return handler(event);
    };
    await connection.consume([ordersSubscription], { ...handlers, "price.changed": hang }, { concurrency: 1 });
    for (const price of [1, 2, 3]) await connection.publish(publishPriceChanged, { price }, sender);
    await count(1);
    await connection.close();
    expect(started).toEqual([1]);
    expect(reasons).toEqual(["ConsumptionClosedError"]);
    expect(broker.messages("queue_orders")).toHaveLength(3);
  });

  it("of one consumption leaves the connection open", async () => {
    const { broker, connection } = await scene();
    const consumption = await connection.consume([ordersSubscription], handlers);
    await consumption.close();
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect(broker.messages("queue_orders")).toHaveLength(1);
    expect(connection.health().consumers).toEqual([]);
  });
});

describe("an option that cannot work is refused by name", () => {
  const store = { claim: ignore };
  const cases: readonly { name: string; given: unknown }[] = [
    { name: "prefetch", given: 0 },
    { name: "prefetch", given: 70_000 },
    { name: "concurrency", given: 1.5 },
    { name: "retryDelaysMs[0]", given: [-1] },
    { name: "retryDelaysMs[1]", given: [1, 2 ** 32] },
    { name: "retryDelaysMs", given: "1000" },
    { name: "handlerTimeoutMs", given: Number.NaN },
    { name: "unhandled", given: "forget" },
    { name: "orderBy", given: "id" },
    { name: "idempotency", given: "redis://cache" },
    { name: "idempotency.store", given: {} },
    { name: "idempotency.store", given: { store } },
    { name: "idempotency.key", given: { store: new InMemoryIdempotencyStore(), key: "id" } },
  ];
  for (const { name, given } of cases) {
    it(`${name}: ${JSON.stringify(given)}`, async () => {
      const { broker, connection } = await scene();
      const options = { [name.replace(/[.[].*/, "")]: given };
      const error = await failure(connection.consume([ordersSubscription], handlers, options));
      expect(error.code).toBe("OPTION_INVALID");
      expect(error.message.startsWith(`${name} must `)).toBe(true);
      expect(broker.queues()).toEqual([]);
    });
  }

  it("a handler that is none", async () => {
    const { broker, connection } = await scene();
    for (const none of [undefined, "log", {}]) {
      // Such as a method of a class that was not imported: a message for it would go to the dead letters.
      const wrong = { ...handlers, "price.changed": none } as unknown as typeof handlers;
      const error = await failure(connection.consume([ordersSubscription], wrong));
      expect(error).toMatchObject({ code: "OPTION_INVALID", message: expect.stringContaining('"price.changed"') });
    }
    expect(broker.queues()).toEqual([]);
  });

  it("a handler of a message that there is not", async () => {
    const { broker, connection } = await scene();
    const wrong = { ...handlers, "price.chnaged": () => {} } as typeof handlers;
    const error = await failure(connection.consume([ordersSubscription], wrong));
    expect(error).toMatchObject({
      code: "OPTION_INVALID",
      message: expect.stringMatching(/"price.chnaged".*"price.changed"/),
    });
    expect(broker.queues()).toEqual([]);
  });
});
