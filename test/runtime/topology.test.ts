import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { ordersSubscription, publishPriceChanged, sender } from "./contract.js";
import { failure, scene } from "./setup.js";

const ignore = (): void => undefined;

describe("declare", () => {
  it("declares what is missing", async () => {
    const { broker, connection } = await scene();
    await connection.consume([ordersSubscription], { "price.changed": ignore }, { retryDelaysMs: [50] });
    expect(broker.queues().map(({ name, durable, arguments: args }) => ({ name, durable, args }))).toEqual([
      { name: "queue_orders", durable: true, args: { "x-queue-type": "classic", "x-max-priority": 10 } },
      { name: "queue_orders.dead", durable: true, args: { "x-queue-type": "classic" } },
      {
        name: "queue_orders.retry.50",
        durable: true,
        args: {
          "x-queue-type": "classic",
          "x-message-ttl": 50,
          "x-dead-letter-exchange": "",
          "x-dead-letter-routing-key": "queue_orders",
        },
      },
    ]);
  });

  it("says nothing about what Python services declare", async () => {
    const broker = new InMemoryBroker();
    broker.declareQueue({ name: "queue_orders", arguments: { "x-max-priority": 10 } });
    const { connection, log } = await scene({}, broker);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect(log.all("topology-differs")).toEqual([]);
  });

  it("uses what exists, and names each difference once", async () => {
    const broker = new InMemoryBroker();
    broker.declareQueue({
      name: "queue_orders",
      durable: false,
      arguments: { "x-max-priority": 5, "x-message-ttl": 60_000 },
    });
    const { connection, log } = await scene({}, broker);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    await connection.consume([ordersSubscription], { "price.changed": ignore });
    broker.closeConnections();
    await log.count("open", 4);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    const told = log.all("topology-differs");
    expect(told).toMatchObject([{ kind: "queue", name: "queue_orders" }]);
    expect(told[0]?.differences.toSorted((a, b) => a.argument.localeCompare(b.argument))).toEqual([
      { argument: "durable", wanted: "true", found: "false" },
      { argument: "x-max-priority", wanted: "10", found: "5" },
      { argument: "x-message-ttl", wanted: "none", found: "60000" },
    ]);
  });

  const ttl = { "x-message-ttl": 50 };
  const exchange = { "x-dead-letter-exchange": "" };
  const routingKey = { "x-dead-letter-routing-key": "queue_orders" };
  const ways = [
    { argument: "x-message-ttl", found: "none", args: { ...exchange, ...routingKey } },
    { argument: "x-dead-letter-exchange", found: "none", args: ttl },
    {
      argument: "x-dead-letter-routing-key",
      found: "elsewhere",
      args: { ...ttl, ...exchange, "x-dead-letter-routing-key": "elsewhere" },
    },
  ];
  for (const { argument, found, args } of ways) {
    it(`does not use a queue for retries that does not give them back: its ${argument} is ${found}`, async () => {
      const broker = new InMemoryBroker();
      broker.declareQueue({ name: "queue_orders.retry.50", arguments: args });
      const { connection } = await scene({}, broker);
      const consuming = connection.consume([ordersSubscription], { "price.changed": ignore }, { retryDelaysMs: [50] });
      const error = await failure(consuming);
      expect(error.code).toBe("TOPOLOGY_REFUSED");
      expect(error.message).toContain(`"queue_orders.retry.50"`);
      expect(error.message).toContain(`${argument} is ${found}`);
    });
  }

  it("keeps a message whose queue for retries was declared otherwise in the meantime", async () => {
    const { broker, connection, log } = await scene();
    const fail = (): void => {
      throw new Error("away");
    };
    await connection.consume([ordersSubscription], { "price.changed": fail }, { retryDelaysMs: [50] });
    broker.deleteQueue("queue_orders.retry.50");
    broker.declareQueue({ name: "queue_orders.retry.50", arguments: { "x-message-ttl": 1 } });
    await connection.publish(publishPriceChanged, { price: 1 }, sender, { messageId: "m-1" });
    const [failed] = await log.count("settlement-failed", 1);
    expect(failed).toMatchObject({ error: { code: "TOPOLOGY_REFUSED" } });
    broker.deleteQueue("queue_orders.retry.50");
    const [dead] = await broker.waitForMessages("queue_orders.dead", 1);
    expect(dead?.properties.messageId).toBe("m-1");
  });

  it("shares a queue that it wants for itself, and says so", async () => {
    const broker = new InMemoryBroker();
    broker.declareQueue({ name: "queue_orders", arguments: { "x-max-priority": 10 } });
    const { connection, log } = await scene({}, broker);
    const own = { ...ordersSubscription, queue: { ...ordersSubscription.queue, exclusive: true } };
    await connection.consume([own], { "price.changed": ignore });
    expect(log.all("topology-differs")).toMatchObject([
      { name: "queue_orders", differences: [{ argument: "exclusive", wanted: "true", found: "false" }] },
    ]);
  });

  it("declares exchanges and bindings", async () => {
    const { broker, connection } = await scene();
    const topology = {
      exchanges: [{ name: "prices", type: "topic", durable: true, autoDelete: false, arguments: {} }],
      queues: [{ name: "all_prices", durable: true, exclusive: false, autoDelete: false, arguments: {} }],
      bindings: [{ queue: "all_prices", exchange: "prices", routingKey: "price.*" }],
    };
    const destinations = publishPriceChanged.destinations.map((destination) => ({
      ...destination,
      exchange: "prices",
      routingKey: "price.changed",
      topology,
    }));
    await connection.publish({ ...publishPriceChanged, destinations }, { price: 1 }, sender);
    expect(broker.messages("all_prices")).toHaveLength(1);
  });
});

describe("check", () => {
  it("names what is missing, and declares nothing", async () => {
    const { broker, connection } = await scene({ topology: "check" });
    const published = await failure(connection.publish(publishPriceChanged, { price: 1 }, sender));
    expect(published.code).toBe("TOPOLOGY_MISSING");
    expect(published.message).toContain('"queue_orders"');
    const consumed = await failure(connection.consume([ordersSubscription], { "price.changed": ignore }));
    expect(consumed.code).toBe("TOPOLOGY_MISSING");
    expect(broker.queues()).toEqual([]);
    expect(connection.health().consumers).toEqual([]);
  });

  it("is content with what exists, however it is", async () => {
    const broker = new InMemoryBroker();
    broker.declareQueue({ name: "queue_orders" });
    const { connection, log } = await scene({ topology: "check" }, broker);
    await connection.publish(publishPriceChanged, { price: 1 }, sender);
    expect(log.all("topology-differs")).toEqual([]);
  });
});

it("ignore neither looks nor declares", async () => {
  const { broker, connection } = await scene({ topology: "ignore" });
  expect((await failure(connection.publish(publishPriceChanged, { price: 1 }, sender))).code).toBe("EVENT_UNROUTABLE");
  expect((await failure(connection.consume([ordersSubscription], {}))).code).toBe("CONSUME_REFUSED");
  expect(broker.queues()).toEqual([]);
});
