// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ProductId } from "./product-id.js";

/** A product was removed from the catalog. */
export interface ProductDeleted {
  event: "product.deleted";
  product_id: ProductId;
}

/** What a publisher gives: `event` is filled in. */
export interface ProductDeletedInput {
  event?: "product.deleted";
  product_id: ProductId;
}
