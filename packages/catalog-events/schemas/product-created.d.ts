// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Price } from "./price.js";
import type { ProductId } from "./product-id.js";

/** A product was added to the catalog. */
export interface ProductCreated {
  event: "product.created";
  product_id: ProductId;
  /** What the product is called. */
  name: string;
  price: Price;
  /** Where in the catalog the product stands. */
  category?: string;
}

/** What a publisher gives: `event` is filled in. */
export interface ProductCreatedInput {
  event?: "product.created";
  product_id: ProductId;
  /** What the product is called. */
  name: string;
  price: Price;
  /** Where in the catalog the product stands. */
  category?: string;
}
