import { type CatalogService, connectCatalogService, type ProductPriceChangedInput } from "@catalog/events";
import { connectCatalogCounterpart } from "@catalog/events/counterpart";
import { isProductPriceChanged } from "@catalog/events/validators";

export async function changePrice(catalog: CatalogService, change: ProductPriceChangedInput): Promise<void> {
  await catalog.publishProductPriceChanged(change);
}

export async function nameSupplier(): Promise<string> {
  await using catalog = await connectCatalogService();
  // @ts-expect-error a product has a number
  await catalog.requestSupplierInfo({ product_id: "123" });
  return (await catalog.requestSupplierInfo({ product_id: 123 }, { timeoutMs: 2_000 })).name;
}

export async function serveOrders(): Promise<void> {
  await using orders = await connectCatalogCounterpart({ service: "http://localhost:8002/api/v1/orders" });
  // @ts-expect-error product.created, product.updated and product.deleted have no handler
  await orders.consume({ "product.price_changed": ({ new_price }) => console.log(new_price.toFixed(2)) });
}

export function readPrice(value: unknown): number | undefined {
  return isProductPriceChanged(value) ? value.new_price : undefined;
}
