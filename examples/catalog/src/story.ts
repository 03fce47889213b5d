import { randomInt } from "node:crypto";
import type { ConnectOptions } from "@catalog/events";
import { startCatalogService } from "./catalog-service.js";
import { startInventoryService } from "./inventory-service.js";
import type { Journal } from "./journal.js";
import { startOrderService } from "./order-service.js";
import { services } from "./services.js";
import { startSupplierService } from "./supplier-service.js";
import type { Table } from "./table.js";

export interface Outcome {
  readonly arrived: number;
  /** Messages of low urgency that were sent before the critical one and arrived after it. */
  readonly overtaken: number;
}

/** Messages of low urgency that wait for the order service when the critical one is sent. */
const backgroundUpdates = 3;

/** One after the other, each part waiting for what it sent to arrive: nothing depends on how long anything takes. */
export async function tellStory(options: ConnectOptions, table: Table, journal: Journal): Promise<Outcome> {
  // New numbers each time: on a real broker something of an earlier, interrupted run may still be in the queues.
  const lamp = randomInt(1, 1_000_000);
  const chair = lamp + 1;
  const order = randomInt(1, 1_000_000);

  await using catalog = await startCatalogService(options, journal);
  await using _inventory = await startInventoryService(options, journal);
  await using _suppliers = await startSupplierService(options, journal);
  {
    await using orders = await startOrderService(options, journal);

    table.title("The catalog gets two products.");
    await catalog.publishProductCreated({ product_id: lamp, name: "Desk lamp", price: 129.5, category: "lighting" });
    await journal.until({ event: "product.created", subject: lamp, at: ["orders", "inventory"] });
    await catalog.publishProductCreated({ product_id: chair, name: "Chair", price: 249 });
    await journal.until({ event: "product.created", subject: chair, at: ["orders", "inventory"] });

    table.title("The price of the lamp changes.");
    await catalog.publishProductPriceChanged({ product_id: lamp, new_price: 99.99 });
    await journal.until({ event: "product.price_changed", subject: lamp, at: ["orders"] });

    table.title("The catalog asks who supplies the lamp, and gets an answer.");
    const supplier = await catalog.requestSupplierInfo({ product_id: lamp });
    journal.answered(supplier, "suppliers", "catalog");

    table.title("A customer orders two lamps.");
    await orders.publishOrderCreated({ order_id: order, items: [{ product_id: lamp, quantity: 2 }] });
    await journal.until({ event: "order.created", subject: order, at: ["catalog"] });
  }

  table.title("The order service is away. What is sent to it waits in its queue.");
  for (let count = 0; count < backgroundUpdates; count++) {
    await catalog.publishProductUpdated(
      { product_id: chair, changes: { tags: ["wood", `batch-${count + 1}`] } },
      { urgency: "low", services: [services.orders] },
    );
    table.row({ event: "product.updated", from: "catalog", to: "orders", urgency: "low", note: "waits" });
  }
  await catalog.publishProductDeleted({ product_id: lamp });
  await journal.until({ event: "product.deleted", subject: lamp, at: ["inventory"] });
  table.row({ event: "product.deleted", from: "catalog", to: "orders", urgency: "critical", note: "waits" });

  table.title("The order service is back. What was sent last is critical and comes first.");
  const before = journal.arrivals.length;
  await using _orders = await startOrderService(options, journal);
  await journal.until({ event: "product.deleted", subject: lamp, at: ["orders"] });
  await journal.until({ event: "product.updated", subject: chair, at: ["orders"], times: backgroundUpdates });

  const caughtUp = journal.arrivals.slice(before);
  const deletion = caughtUp.findIndex(({ event, subject }) => event === "product.deleted" && subject === lamp);
  const overtaken = caughtUp.slice(deletion + 1).filter(({ subject }) => subject === chair).length;
  return { arrived: journal.arrivals.length, overtaken };
}
