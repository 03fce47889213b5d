// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Price } from "./price.js";
import type { ProductId } from "./product-id.js";

/** The price of a product changed. */
export interface ProductPriceChanged {
  event: "product.price_changed";
  product_id: ProductId;
  new_price: Price;
}

/** What a publisher gives: `event` is filled in. */
export interface ProductPriceChangedInput {
  event?: "product.price_changed";
  product_id: ProductId;
  new_price: Price;
}
