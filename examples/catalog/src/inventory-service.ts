import type { ConnectOptions } from "@catalog/events";
import { connectCatalogCounterpart, type InventoryCounterpart } from "@catalog/events/counterpart";
import type { Journal } from "./journal.js";
import { services } from "./services.js";

/** Counts what is in stock, of products that exist. */
export async function startInventoryService(options: ConnectOptions, journal: Journal): Promise<InventoryCounterpart> {
  const inventory = await connectCatalogCounterpart({ ...options, service: services.inventory });
  const stock = new Map<number, number>();
  await inventory.consume({
    "product.created": (product, delivery) => {
      stock.set(product.product_id, 0);
      journal.arrived(product, delivery);
    },
    "product.updated": (product, delivery) => {
      journal.arrived(product, delivery);
    },
    "product.deleted": (product, delivery) => {
      stock.delete(product.product_id);
      journal.arrived(product, delivery);
    },
  });
  return inventory;
}
