import { connectCatalogService } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { InMemoryIdempotencyStore } from "@eventwright/runtime";
import { InMemoryBroker } from "@eventwright/testing";
import { expect, it, onTestFinished } from "vitest";
import { services } from "./support/contract-queues.js";

it("the options of a generated consume know the events of its handlers", async () => {
  const broker = new InMemoryBroker();
  onTestFinished(() => broker.close());
  await using catalog = await connectCatalogService({ transport: broker.transport() });
  await using orders = await connectCatalogCounterpart({ transport: broker.transport(), service: services.orders });
  const seen: string[] = [];
  await orders.consume(
    {
      "product.created": () => undefined,
      "product.updated": () => undefined,
      "product.price_changed": ({ new_price }) => void seen.push(`costs ${new_price}`),
      "product.deleted": () => void seen.push("gone"),
    },
    {
      orderBy: (event) => String(event.product_id),
      idempotency: {
        store: new InMemoryIdempotencyStore(),
        key: (event, { messageId }) => `${event.event} ${messageId}`,
      },
    },
  );
  for (const messageId of ["m-1", "m-1", "m-2"]) {
    await catalog.publishProductPriceChanged({ product_id: 123, new_price: 1 }, { messageId });
  }
  await catalog.publishProductDeleted({ product_id: 123 }, { messageId: "m-1" });
  await broker.waitForIdle();
  // The urgent one overtakes what waits in the queue, and is an event of its own.
  expect(seen.toSorted()).toEqual(["costs 1", "costs 1", "gone"]);

  // @ts-expect-error: no event has that.
  const wrong: Parameters<typeof orders.consume>[1] = { orderBy: (event) => String(event.no_such_property) };
  expect(wrong).toBeDefined();
});
