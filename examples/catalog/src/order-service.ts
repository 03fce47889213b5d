import type { ConnectOptions } from "@catalog/events";
import { connectCatalogCounterpart, type OrdersCounterpart } from "@catalog/events/counterpart";
import type { Journal } from "./journal.js";
import { services } from "./services.js";

/** Keeps the prices that it hears of, so that it can take orders without asking anybody. */
export async function startOrderService(options: ConnectOptions, journal: Journal): Promise<OrdersCounterpart> {
  const orders = await connectCatalogCounterpart({ ...options, service: services.orders });
  const prices = new Map<number, number>();
  await orders.consume({
    "product.created": (product, delivery) => {
      prices.set(product.product_id, product.price);
      journal.arrived(product, delivery);
    },
    "product.updated": (product, delivery) => {
      journal.arrived(product, delivery);
    },
    "product.price_changed": (product, delivery) => {
      prices.set(product.product_id, product.new_price);
      journal.arrived(product, delivery);
    },
    "product.deleted": (product, delivery) => {
      prices.delete(product.product_id);
      journal.arrived(product, delivery);
    },
  });
  return orders;
}
