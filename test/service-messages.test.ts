import { connect, type HttpMethod } from "@eventwright/runtime";
import { describe, expect, it } from "vitest";
import { queues, services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { Wire } from "./support/wire.js";

const url = rabbitmqUrl();

describe("sendToService, as Python's send_to_microservice", () => {
  it("writes the same envelope", async () => {
    await using wire = await Wire.open();
    await using connection = await connect({ url });
    await connection.sendToService({
      toService: services.orders,
      fromService: services.catalog,
      method: "POST",
      message: { event: "product.price_changed", product_id: 123, new_price: 99.99 },
      urgency: "high",
    });

    const { content, properties } = await wire.takeOne(queues.orders);

    const body = content.toString("utf8");
    const { timestamp } = JSON.parse(body) as { timestamp: string };
    expect(body).toBe(
      '{"from_service":"catalog-service","to_service":"http://localhost:8002/api/v1/orders","method":"POST",' +
        '"payload":{"event":"product.price_changed","product_id":123,"new_price":99.99},' +
        `"urgency":"high","timestamp":"${timestamp}"}`,
    );
    expect(properties).toMatchObject({ deliveryMode: 2, priority: 8, contentType: "application/json" });
  });

  const methods: readonly HttpMethod[] = ["POST", "GET", "PUT", "PATCH", "DELETE"];
  for (const method of methods) {
    it(`sends ${method}`, async () => {
      await using wire = await Wire.open();
      await using connection = await connect({ url, appId: services.catalog });
      await connection.sendToService({ toService: services.orders, method, message: {} });

      expect(JSON.parse((await wire.takeOne(queues.orders)).content.toString("utf8"))).toMatchObject({ method });
    });
  }
});

describe("consumeService, as Python's consume_messages", () => {
  it("handles what other services send to a bare name", async () => {
    await using wire = await Wire.open();
    await using connection = await connect({ url });
    const { promise: handled, resolve } = promiseWithResolvers<unknown>();
    await connection.consumeService({
      service: services.catalog,
      handler: (message, { envelope }) => resolve({ message, from: envelope.fromService }),
    });
    // As a Python service sends it: the envelope, and nothing about it in the properties.
    const envelope = {
      from_service: services.orders,
      to_service: services.catalog,
      method: "POST",
      payload: { event: "order.created", order_id: 9001 },
      urgency: "medium",
      timestamp: "2024-01-15T10:30:00.000Z",
    };
    wire.send(queues.catalog, JSON.stringify(envelope), { priority: 5, persistent: true });

    expect(await handled).toEqual({ message: { event: "order.created", order_id: 9001 }, from: services.orders });
  });
});
