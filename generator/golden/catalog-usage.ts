import {
  connectCatalogCounterpart,
  type OrdersHandlers,
  type SuppliersHandlers,
} from "../../packages/catalog-events/counterpart.js";
import {
  type CatalogServiceHandlers,
  connectCatalogService,
  RejectEvent,
  type SupplierInfo,
} from "../../packages/catalog-events/index.js";

// Compiled, never run: what a user of the catalog's package may and may not write.

export async function application(): Promise<SupplierInfo> {
  await using catalog = await connectCatalogService({ url: "amqp://localhost" });

  await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99 });
  await catalog.publishProductPriceChanged({ event: "product.price_changed", product_id: 123, new_price: 99.99 });
  // @ts-expect-error a number is not given as a text
  await catalog.publishProductPriceChanged({ product_id: 123, new_price: "99.99" });
  // @ts-expect-error new_price is required
  await catalog.publishProductPriceChanged({ product_id: 123 });
  // @ts-expect-error the event has no property of this name
  await catalog.publishProductPriceChanged({ product_id: 123, new_price: 99.99, cost: 50 });
  // @ts-expect-error the constant of another event
  await catalog.publishProductPriceChanged({ event: "product.deleted", product_id: 123, new_price: 99.99 });

  await catalog.publishProductDeleted({ product_id: 123 }, { services: ["http://localhost:8003/api/v1/inventory"] });
  // @ts-expect-error suppliers are not told of deletions
  await catalog.publishProductDeleted({ product_id: 123 }, { services: ["http://supplier-service/api/v1"] });

  await catalog.publishProductUpdated({ product_id: 123, changes: { category: null } });
  // @ts-expect-error the name is a text
  await catalog.publishProductUpdated({ product_id: 123, changes: { name: null } });

  // @ts-expect-error the handler of order.created is missing
  await catalog.consume({});
  await catalog.consume({
    "order.created": async (event, delivery) => {
      const [first] = event.items;
      if (first === undefined || delivery.attempt > 3) throw new RejectEvent("nothing was ordered");
      await catalog.publishProductDeleted({ product_id: first.product_id });
    },
  });
  // @ts-expect-error this event is sent, not received
  await catalog.consume({ "order.created": () => {}, "product.created": () => {} });
  return await catalog.requestSupplierInfo({ product_id: 123 }, { timeoutMs: 2_000 });
}

export async function counterparts(): Promise<void> {
  await using orders = await connectCatalogCounterpart({ service: "http://localhost:8002/api/v1/orders" });
  await orders.consume({
    "product.created": ({ name, category }) => console.log(name.length, category?.length),
    "product.updated": ({ changes }) => console.log(changes.tags?.join()),
    "product.price_changed": async (event) => console.log(event.new_price.toFixed(2)),
    "product.deleted": (event) => console.log(event.event satisfies "product.deleted"),
  });
  // @ts-expect-error three handlers are missing
  await orders.consume({ "product.created": () => {} });
  await orders.publishOrderCreated({ order_id: 1, items: [{ product_id: 123, quantity: 2 }] });

  const suppliers = await connectCatalogCounterpart({ service: "http://supplier-service/api/v1" });
  await suppliers.consume({ get_supplier_info: ({ product_id }) => ({ product_id, supplier_id: 7, name: "Lumen" }) });
  // @ts-expect-error a request is answered
  await suppliers.consume({ get_supplier_info: async () => {} });
  // @ts-expect-error the answer lacks the supplier's name
  await suppliers.consume({ get_supplier_info: async ({ product_id }) => ({ product_id, supplier_id: 7 }) });

  // @ts-expect-error the contract has no such service
  await connectCatalogCounterpart({ service: "http://localhost:8004/api/v1/billing" });
}

/** A class is a table of handlers too. */
export class OrderHandlers implements OrdersHandlers {
  "product.created"(): void {}
  "product.updated"(): void {}
  "product.price_changed"(): void {}
  "product.deleted"(): void {}
}

export type Answer = ReturnType<SuppliersHandlers["get_supplier_info"]>;
export type Heard = Parameters<CatalogServiceHandlers["order.created"]>[0];
