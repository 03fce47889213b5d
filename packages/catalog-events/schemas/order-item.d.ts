// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ProductId } from "./product-id.js";

/** One line of an order. */
export interface OrderItem {
  product_id: ProductId;
  quantity: number;
}
