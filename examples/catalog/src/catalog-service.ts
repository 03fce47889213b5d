import { type CatalogService, type ConnectOptions, connectCatalogService } from "@catalog/events";
import type { Journal } from "./journal.js";

/** Knows the products, and hears what is ordered. */
export async function startCatalogService(options: ConnectOptions, journal: Journal): Promise<CatalogService> {
  const catalog = await connectCatalogService(options);
  await catalog.consume({
    "order.created": (order, delivery) => {
      journal.arrived(order, delivery);
    },
  });
  return catalog;
}
