import { connectCatalogService } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { InMemoryBroker } from "@eventwright/testing";
import { describe, expect, it } from "vitest";
import { services } from "./support/contract-queues.js";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";

describe("the real SDK on a broker in memory, where Python patches send_to_microservice", () => {
  it("publishes and consumes", async () => {
    const transport = new InMemoryBroker().transport();
    await using catalog = await connectCatalogService({ transport });
    await using orders = await connectCatalogCounterpart({ transport, service: services.orders });
    const { promise: handled, resolve } = promiseWithResolvers<unknown>();
    await orders.consume({
      "product.created": () => {},
      "product.updated": () => {},
      "product.price_changed": (event, { envelope, priority }) =>
        resolve({ event, urgency: envelope.urgency, priority }),
      "product.deleted": () => {},
    });

    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });

    expect(await handled).toEqual({
      event: { event: "product.price_changed", product_id: 123, new_price: 99.99 },
      urgency: "high",
      priority: 8,
    });
  });

  it("asks and answers", async () => {
    const transport = new InMemoryBroker().transport();
    await using suppliers = await connectCatalogCounterpart({ transport, service: services.suppliers });
    await suppliers.consume({
      get_supplier_info: ({ product_id }) => ({ product_id, supplier_id: 7, name: "Lumen GmbH" }),
    });
    await using catalog = await connectCatalogService({ transport });

    expect(await catalog.requestSupplierInfo({ product_id: 123 })).toMatchObject({ name: "Lumen GmbH" });
  });
});
