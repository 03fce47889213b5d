// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ProductId } from "./product-id.js";

/** Who supplies a product. */
export interface SupplierInfo {
  event: "supplier_info";
  product_id: ProductId;
  supplier_id: number;
  /** The supplier's name. */
  name: string;
  /** Days from order to delivery, where known. */
  lead_time_days?: number;
}

/** What a publisher gives: `event` is filled in. */
export interface SupplierInfoInput {
  event?: "supplier_info";
  product_id: ProductId;
  supplier_id: number;
  /** The supplier's name. */
  name: string;
  /** Days from order to delivery, where known. */
  lead_time_days?: number;
}
