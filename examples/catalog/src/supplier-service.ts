import type { ConnectOptions } from "@catalog/events";
import { connectCatalogCounterpart, type SuppliersCounterpart } from "@catalog/events/counterpart";
import type { Journal } from "./journal.js";
import { services } from "./services.js";

/** Answers who supplies a product: what the handler returns is the reply. */
export async function startSupplierService(options: ConnectOptions, journal: Journal): Promise<SuppliersCounterpart> {
  const suppliers = await connectCatalogCounterpart({ ...options, service: services.suppliers });
  await suppliers.consume({
    get_supplier_info: (question, delivery) => {
      journal.arrived(question, delivery);
      return { product_id: question.product_id, supplier_id: 7, name: "Lumen GmbH", lead_time_days: 5 };
    },
  });
  return suppliers;
}
