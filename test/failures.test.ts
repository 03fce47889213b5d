import { connectCatalogService } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { connect, type EventError, RejectEvent } from "@eventwright/runtime";
import { describe, expect, it } from "vitest";
import { queues, services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

const url = rabbitmqUrl();

async function failure(call: Promise<unknown>): Promise<EventError> {
  return call.then(
    () => expect.fail("It did not fail."),
    (error: EventError) => error,
  );
}

const orderFromOrders = (payload: object) =>
  JSON.stringify({
    from_service: services.orders,
    to_service: services.catalog,
    method: "POST",
    payload,
    urgency: "medium",
    timestamp: "2024-01-15T10:30:00.000Z",
  });

const order = { event: "order.created", order_id: 9001, items: [{ product_id: 123, quantity: 2 }] };

describe("an event that breaks its schema", () => {
  it("does not leave the process, and the error says where and which rule, without the value", async () => {
    await using wire = await Wire.open();
    await wire.declareServiceQueue(queues.orders);
    await using catalog = await connectCatalogService({ url });

    const error = await failure(catalog.publishProductPriceChanged({ product_id: 123, new_price: -4711 }));

    expect(error).toMatchObject({
      code: "EVENT_INVALID",
      violations: [{ pointer: "/new_price", rule: "minimum" }],
    });
    expect(JSON.stringify([error.message, error.violations])).not.toContain("4711");
    expect(await wire.depth(queues.orders)).toBe(0);
  });

  it("does not leave the process with a property that is not declared", async () => {
    await using wire = await Wire.open();
    await wire.declareServiceQueue(queues.orders);
    await using catalog = await connectCatalogService({ url });
    const row = { product_id: 123, new_price: 99.99, purchase_price: 40 };

    expect(await failure(catalog.publishProductPriceChanged(row))).toMatchObject({
      code: "EVENT_INVALID",
      violations: [{ pointer: "/purchase_price", rule: "undeclared-property" }],
    });
    expect(await wire.depth(queues.orders)).toBe(0);
  });

  it("loses the properties that are not declared, where that is asked for", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url, undeclaredProperties: "strip" });
    const row = { product_id: 123, new_price: 99.99, purchase_price: 40 };
    await catalog.publishProductPriceChanged(row);

    expect(JSON.parse((await wire.takeOne(queues.orders)).content.toString("utf8"))).toMatchObject({
      payload: { event: "product.price_changed", product_id: 123, new_price: 99.99 },
    });
    expect(row).toHaveProperty("purchase_price");
  });
});

describe("what a consumer is sent", () => {
  it("may hold properties that the document does not know", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url });
    const { promise: handled, resolve } = promiseWithResolvers<unknown>();
    await catalog.consume({ "order.created": (event) => resolve(event) });
    wire.send(queues.catalog, orderFromOrders({ ...order, coupon: "SPRING" }));

    expect(await handled).toEqual({ ...order, coupon: "SPRING" });
  });

  const unreadable: readonly { what: string; body: string | Buffer }[] = [
    { what: "no JSON", body: "{ not json" },
    { what: "nothing", body: "" },
    { what: "bytes that are no UTF-8", body: Buffer.from([0xff, 0xfe, 0x22]) },
    { what: "another event", body: orderFromOrders({ event: "order.cancelled", order_id: 1 }) },
    { what: "an event that breaks its schema", body: orderFromOrders({ ...order, items: [] }) },
    { what: "an event without its envelope", body: JSON.stringify(order) },
  ];
  for (const { what, body } of unreadable) {
    it(`goes to the dead letters when it is ${what}, and the consumer goes on`, async () => {
      await using wire = await Wire.open();
      await using catalog = await connectCatalogService({ url, onEvent: () => {} });
      const { promise: handled, resolve } = promiseWithResolvers<unknown>();
      await catalog.consume({ "order.created": (event) => resolve(event) });
      wire.send(queues.catalog, body, { messageId: "m-1", headers: { tenant: "t-1" } });
      wire.send(queues.catalog, orderFromOrders(order));

      expect(await handled).toEqual(order);
      const dead = await wire.takeOne(`${queues.catalog}.dead`);
      expect(dead.content).toEqual(Buffer.from(body));
      expect(dead.properties.messageId).toBe("m-1");
      expect(dead.properties.headers).toMatchObject({
        tenant: "t-1",
        "x-eventwright-queue": queues.catalog,
        "x-eventwright-reason": expect.stringMatching(/^(invalid|unhandled)$/),
        "x-eventwright-attempts": 1,
      });
    });
  }

  it("goes to the dead letters at once when its handler rejects it", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url, onEvent: () => {} });
    await catalog.consume({
      "order.created": () => {
        throw new RejectEvent("sold out");
      },
    });
    wire.send(queues.catalog, orderFromOrders(order));

    expect((await wire.takeOne(`${queues.catalog}.dead`)).properties.headers).toMatchObject({
      "x-eventwright-reason": "rejected",
      "x-eventwright-attempts": 1,
    });
  });

  it("is tried again when its handler fails, and goes to the dead letters in the end", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url, onEvent: () => {} });
    const attempts: number[] = [];
    await catalog.consume(
      {
        "order.created": (_event, delivery) => {
          attempts.push(delivery.attempt);
          throw new Error("the database is away");
        },
      },
      { retryDelaysMs: [1_000] },
    );
    wire.send(queues.catalog, orderFromOrders(order));

    expect((await wire.takeOne(`${queues.catalog}.dead`)).properties.headers).toMatchObject({
      "x-eventwright-reason": "failed",
      "x-eventwright-attempts": 2,
    });
    expect(attempts).toEqual([1, 2]);
  });
});

describe("requests", () => {
  it("that nobody answers fail by their deadline, and do not stay in the queue", async () => {
    await using wire = await Wire.open();
    await using catalog = await connectCatalogService({ url });

    expect(await failure(catalog.requestSupplierInfo({ product_id: 123 }, { timeoutMs: 200 }))).toMatchObject({
      code: "REQUEST_TIMEOUT",
    });
    await wire.untilEmpty(queues.suppliers);
  });

  it("that are refused say why", async () => {
    await using _wire = await Wire.open();
    await using suppliers = await connectCatalogCounterpart({ url, service: services.suppliers, onEvent: () => {} });
    await suppliers.consume({
      get_supplier_info: () => {
        throw new RejectEvent("no such product", { code: "PRODUCT_UNKNOWN" });
      },
    });
    await using catalog = await connectCatalogService({ url });

    expect(await failure(catalog.requestSupplierInfo({ product_id: 123 }))).toMatchObject({
      code: "REQUEST_REJECTED",
      rejection: { code: "PRODUCT_UNKNOWN", message: "no such product" },
    });
  });
});

describe("a message that no queue takes", () => {
  it("is an error that names what is missing, and of several services says which has it", async () => {
    await using wire = await Wire.open();
    await wire.declareServiceQueue(queues.orders);
    await using catalog = await connectCatalogService({ url, topology: "ignore" });

    expect(await failure(catalog.requestSupplierInfo({ product_id: 123 }))).toMatchObject({ code: "EVENT_UNROUTABLE" });
    const error = await failure(catalog.publishProductDeleted({ product_id: 123 }));
    expect(error).toMatchObject({
      code: "EVENT_PARTLY_DELIVERED",
      destinations: [
        { service: services.orders, delivered: true },
        { service: services.inventory, delivered: false, error: { code: "EVENT_UNROUTABLE" } },
      ],
    });
    expect(error.message).toContain(services.inventory);
  });
});

describe("a broker that does not let us in", () => {
  it("is an error at once, which does not hold the password", async () => {
    const wrong = new URL(url);
    wrong.password = "hunter2";
    const error = await failure(connect({ url: wrong.href }));
    expect(error.code).toBe("CONNECT_ACCESS_REFUSED");
    expect(String(error.stack)).not.toContain("hunter2");
  });
});
