import { connectCatalogService } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { connect, type Delivery, type Urgency } from "@eventwright/runtime";
import { describe, expect, it } from "vitest";
import { queues, services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { PythonService } from "./support/python-service.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

const url = rabbitmqUrl();

const urgencies: readonly { urgency: Urgency; priority: number }[] = [
  { urgency: "low", priority: 1 },
  { urgency: "medium", priority: 5 },
  { urgency: "high", priority: 8 },
  { urgency: "critical", priority: 10 },
];

interface Consumed {
  readonly body: string;
  readonly envelope: Readonly<Record<string, unknown>>;
  readonly priority: number;
  readonly delivery_mode: number;
  readonly content_type: string;
  readonly timestamp: number;
}

describe("Python consumes what we publish", () => {
  for (const { urgency, priority } of urgencies) {
    it(`with urgency ${urgency}`, async () => {
      await using _wire = await Wire.open();
      await using python = await PythonService.start("consume", services.orders, "1");
      await using catalog = await connectCatalogService({ url });
      await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 }, { urgency });

      const { envelope, ...properties } = await python.read<Consumed>();

      expect(Object.keys(envelope)).toEqual([
        "from_service",
        "to_service",
        "method",
        "payload",
        "urgency",
        "timestamp",
      ]);
      expect(envelope["from_service"]).toBe("catalog-service");
      expect(envelope["to_service"]).toBe("http://localhost:8002/api/v1/orders");
      expect(envelope["method"]).toBe("POST");
      expect(envelope["payload"]).toEqual({ event: "product.price_changed", product_id: 123, new_price: 99.99 });
      expect(envelope["urgency"]).toBe(urgency);
      expect(envelope["timestamp"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(properties).toMatchObject({ priority, delivery_mode: 2, content_type: "application/json" });
      expect(Math.abs(properties.timestamp - Date.now() / 1_000)).toBeLessThan(60);
    });
  }
});

interface Handled {
  readonly event: unknown;
  readonly delivery: Delivery;
}

describe("we handle what Python publishes", () => {
  for (const { urgency, priority } of urgencies) {
    it(`with urgency ${urgency}`, async () => {
      await using _wire = await Wire.open();
      await using catalog = await connectCatalogService({ url });
      const { promise: handled, resolve } = promiseWithResolvers<Handled>();
      await catalog.consume({ "order.created": (event, delivery) => resolve({ event, delivery }) });
      await using python = await PythonService.start("send");
      const order = { event: "order.created", order_id: 9001, items: [{ product_id: 123, quantity: 2 }] };
      python.write({
        to_service: services.catalog,
        from_service: services.orders,
        method: "POST",
        message: order,
        urgency,
      });

      const { event, delivery } = await handled;

      expect(event).toEqual(order);
      expect(delivery.envelope.fromService).toBe(services.orders);
      expect(delivery.envelope.toService).toBe(services.catalog);
      expect(delivery.envelope.method).toBe("POST");
      expect(delivery.envelope.urgency).toBe(urgency);
      expect(delivery.envelope.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00$/);
      expect(delivery.priority).toBe(priority);
    });
  }

  it("outside any contract", async () => {
    await using _wire = await Wire.open();
    await using connection = await connect({ url });
    const { promise: handled, resolve } = promiseWithResolvers<unknown>();
    await connection.consumeService({
      service: "billing-service",
      handler: (message, { envelope }) => resolve({ message, from: envelope.fromService }),
    });
    await using python = await PythonService.start("send");
    python.write({
      to_service: "billing-service",
      from_service: services.orders,
      method: "PATCH",
      message: { invoice: 4711 },
      urgency: "high",
    });

    expect(await handled).toEqual({ message: { invoice: 4711 }, from: services.orders });
  });
});

describe("both sides may declare the queue first", () => {
  it("Python, then we", async () => {
    await using wire = await Wire.open();
    await using python = await PythonService.start("consume", services.orders, "1");
    await using catalog = await connectCatalogService({ url });

    await catalog.publishProductDeleted({ product_id: 123 });

    expect((await python.read<Consumed>()).envelope["payload"]).toEqual({ event: "product.deleted", product_id: 123 });
    await wire.declareServiceQueue(queues.orders);
  });

  it("we, then Python", async () => {
    await using _wire = await Wire.open();
    await using orders = await connectCatalogCounterpart({ url, service: services.orders });
    const consumption = await orders.consume({
      "product.created": () => {},
      "product.updated": () => {},
      "product.price_changed": () => {},
      "product.deleted": () => {},
    });
    await consumption.close();
    await using python = await PythonService.start("consume", services.orders, "1");
    await using catalog = await connectCatalogService({ url });

    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

    expect((await python.read<Consumed>()).priority).toBe(8);
  });
});

describe("requests", () => {
  it("from TypeScript are answered by Python", async () => {
    await using _wire = await Wire.open();
    await using _python = await PythonService.start("answer", services.suppliers);
    await using catalog = await connectCatalogService({ url });

    expect(await catalog.requestSupplierInfo({ product_id: 123 })).toEqual({
      event: "supplier_info",
      product_id: 123,
      supplier_id: 7,
      name: "Lumen GmbH",
    });
  });

  it("from Python are answered by TypeScript", async () => {
    await using _wire = await Wire.open();
    await using suppliers = await connectCatalogCounterpart({ url, service: services.suppliers });
    await suppliers.consume({
      get_supplier_info: ({ product_id }) => ({ product_id, supplier_id: 7, name: "Lumen GmbH" }),
    });
    await using python = await PythonService.start("ask", services.suppliers);
    python.write({ event: "get_supplier_info", product_id: 123 });

    expect(await python.read()).toEqual({
      answer: { event: "supplier_info", product_id: 123, supplier_id: 7, name: "Lumen GmbH" },
      is_ours: true,
      content_type: "application/json",
    });
  });
});
