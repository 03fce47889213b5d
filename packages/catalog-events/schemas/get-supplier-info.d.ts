// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ProductId } from "./product-id.js";

/** Asks who supplies a product. */
export interface GetSupplierInfo {
  event: "get_supplier_info";
  product_id: ProductId;
}

/** What a publisher gives: `event` is filled in. */
export interface GetSupplierInfoInput {
  event?: "get_supplier_info";
  product_id: ProductId;
}
