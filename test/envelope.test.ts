import { connectCatalogService } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { describe, expect, it } from "vitest";
import { queues, services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

const url = rabbitmqUrl();
const isoMilliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe("what the catalog service sends", () => {
  it("is the envelope, byte by byte, in the order that Python writes it", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url });
    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

    const body = (await wire.takeOne(queues.orders)).content.toString("utf8");

    const { timestamp } = JSON.parse(body) as { timestamp: string };
    expect(timestamp).toMatch(isoMilliseconds);
    expect(Math.abs(Date.now() - Date.parse(timestamp))).toBeLessThan(60_000);
    expect(body).toBe(
      '{"from_service":"catalog-service","to_service":"http://localhost:8002/api/v1/orders","method":"POST",' +
        '"payload":{"event":"product.price_changed","product_id":123,"new_price":99.99},' +
        `"urgency":"high","timestamp":"${timestamp}"}`,
    );
  });

  it("has the AMQP properties that a broker and a consumer need", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url });
    const beforeSeconds = Math.floor(Date.now() / 1_000);
    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

    const { fields, properties } = await wire.takeOne(queues.orders);

    expect(fields.exchange).toBe("");
    expect(fields.routingKey).toBe(queues.orders);
    expect(properties).toMatchObject({
      deliveryMode: 2,
      priority: 8,
      contentType: "application/json",
      type: "product.price_changed",
      appId: "catalog-service",
    });
    expect(properties.messageId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    // Whole seconds: milliseconds kill aio-pika's reader.
    expect(properties.timestamp).toBeGreaterThanOrEqual(beforeSeconds);
    expect(properties.timestamp).toBeLessThanOrEqual(beforeSeconds + 60);
  });

  it("waits in a queue that is declared as Python services declare it", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url });
    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

    await wire.declare(queues.orders, { durable: true, maxPriority: 10 });
    await expect(wire.declare(queues.orders, { durable: true, maxPriority: 5 })).rejects.toThrow("PRECONDITION_FAILED");
    await expect(wire.declare(queues.orders, { durable: true })).rejects.toThrow("PRECONDITION_FAILED");
    await expect(wire.declare(queues.orders, { durable: false, maxPriority: 10 })).rejects.toThrow(
      "PRECONDITION_FAILED",
    );
  });

  it("uses a queue that a Python service declared first", async () => {
    await using wire = await Wire.open();
    await wire.declareServiceQueue(queues.orders);
    await using catalog = await connectCatalogService({ url });

    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

    expect(await wire.depth(queues.orders)).toBe(1);
  });
});

interface Operation {
  readonly what: string;
  readonly send: (catalog: Awaited<ReturnType<typeof connectCatalogService>>) => Promise<unknown>;
  readonly to: readonly (keyof typeof queues)[];
  readonly method: string;
  readonly urgency: string;
  readonly priority: number;
  readonly payload: object;
}

const operations: readonly Operation[] = [
  {
    what: "price changed: POST, high",
    send: (catalog) => catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 }),
    to: ["orders"],
    method: "POST",
    urgency: "high",
    priority: 8,
    payload: { event: "product.price_changed", product_id: 123, new_price: 99.99 },
  },
  {
    what: "created: POST, medium, to orders and inventory",
    send: (catalog) => catalog.publishProductCreated({ product_id: 123, name: "Desk lamp", price: 129.5 }),
    to: ["orders", "inventory"],
    method: "POST",
    urgency: "medium",
    priority: 5,
    payload: { event: "product.created", product_id: 123, name: "Desk lamp", price: 129.5 },
  },
  {
    what: "updated: PUT, medium, to orders and inventory",
    send: (catalog) => catalog.publishProductUpdated({ product_id: 123, changes: { category: null } }),
    to: ["orders", "inventory"],
    method: "PUT",
    urgency: "medium",
    priority: 5,
    payload: { event: "product.updated", product_id: 123, changes: { category: null } },
  },
  {
    what: "deleted: DELETE, critical, to orders and inventory",
    send: (catalog) => catalog.publishProductDeleted({ product_id: 123 }),
    to: ["orders", "inventory"],
    method: "DELETE",
    urgency: "critical",
    priority: 10,
    payload: { event: "product.deleted", product_id: 123 },
  },
  {
    what: "get_supplier_info: GET, low",
    // Nobody answers: what matters here is what was asked.
    send: (catalog) => catalog.requestSupplierInfo({ product_id: 123 }, { timeoutMs: 60_000 }).catch(() => {}),
    to: ["suppliers"],
    method: "GET",
    urgency: "low",
    priority: 1,
    payload: { event: "get_supplier_info", product_id: 123 },
  },
];

describe("the operations of the contract", () => {
  for (const { what, send, to, method, urgency, priority, payload } of operations) {
    it(what, async () => {
      await using wire = await Wire.open();
      for (const service of to) await wire.declareServiceQueue(queues[service]);
      await using catalog = await connectCatalogService({ url, closeTimeoutMs: 100 });
      const sent = send(catalog);

      for (const service of to) {
        const message = await wire.takeOne(queues[service]);
        expect(JSON.parse(message.content.toString("utf8"))).toEqual({
          from_service: "catalog-service",
          to_service: services[service],
          method,
          payload,
          urgency,
          timestamp: expect.stringMatching(isoMilliseconds),
        });
        expect(message.properties.priority).toBe(priority);
        expect(message.properties.deliveryMode).toBe(2);
      }
      if (!what.startsWith("get_supplier_info")) await sent;
    });
  }

  it("order.created: POST, medium, from the order service, handled by the catalog service", async () => {
    await using _wire = await Wire.open();
    await using catalog = await connectCatalogService({ url });
    await using orders = await connectCatalogCounterpart({ url, service: services.orders });
    const { promise: handled, resolve } = promiseWithResolvers<unknown>();
    await catalog.consume({ "order.created": (event, { envelope }) => resolve({ event, envelope }) });

    await orders.publishOrderCreated({ order_id: 9001, items: [{ product_id: 123, quantity: 2 }] });

    expect(await handled).toEqual({
      event: { event: "order.created", order_id: 9001, items: [{ product_id: 123, quantity: 2 }] },
      envelope: {
        fromService: services.orders,
        toService: services.catalog,
        method: "POST",
        urgency: "medium",
        timestamp: expect.stringMatching(isoMilliseconds),
      },
    });
  });

  it("get_supplier_info: asks and gets an answer", async () => {
    await using _wire = await Wire.open();
    await using suppliers = await connectCatalogCounterpart({ url, service: services.suppliers });
    await suppliers.consume({
      get_supplier_info: ({ product_id }) => ({ product_id, supplier_id: 7, name: "Lumen GmbH", lead_time_days: 5 }),
    });
    await using catalog = await connectCatalogService({ url });

    expect(await catalog.requestSupplierInfo({ product_id: 123 })).toEqual({
      event: "supplier_info",
      product_id: 123,
      supplier_id: 7,
      name: "Lumen GmbH",
      lead_time_days: 5,
    });
  });
});
