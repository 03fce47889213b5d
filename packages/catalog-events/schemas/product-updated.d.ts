// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ProductId } from "./product-id.js";

/** Something about a product changed. */
export interface ProductUpdated {
  event: "product.updated";
  product_id: ProductId;
  /** The new values, of what changed only. */
  changes: {
    name?: string;
    /** The new category, or null when it has none any more. */
    category?: string | null;
    tags?: string[];
  };
}

/** What a publisher gives: `event` is filled in. */
export interface ProductUpdatedInput {
  event?: "product.updated";
  product_id: ProductId;
  /** The new values, of what changed only. */
  changes: {
    name?: string;
    /** The new category, or null when it has none any more. */
    category?: string | null;
    tags?: string[];
  };
}
