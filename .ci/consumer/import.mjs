import assert from "node:assert/strict";
import { connectCatalogService, EventError } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { InMemoryBroker } from "@eventwright/testing";

const broker = new InMemoryBroker();
const catalog = await connectCatalogService({ transport: broker.transport() });
const orders = await connectCatalogCounterpart({
  transport: broker.transport(),
  service: "http://localhost:8002/api/v1/orders",
});
const ignore = () => {};
const priceChanged = new Promise((resolve) => {
  void orders.consume({
    "product.created": ignore,
    "product.updated": ignore,
    "product.price_changed": resolve,
    "product.deleted": ignore,
  });
});
await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });
assert.deepEqual(await priceChanged, { event: "product.price_changed", product_id: 123, new_price: 99.99 });
await assert.rejects(
  catalog.publishProductPriceChanged({ product_id: 0, new_price: 99.99 }),
  (error) => error instanceof EventError && error.code === "EVENT_INVALID",
);
await orders.close();
await catalog.close();
