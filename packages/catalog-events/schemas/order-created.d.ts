// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { OrderItem } from "./order-item.js";

/** A customer ordered products. */
export interface OrderCreated {
  event: "order.created";
  order_id: number;
  items: OrderItem[];
}

/** What a publisher gives: `event` is filled in. */
export interface OrderCreatedInput {
  event?: "order.created";
  order_id: number;
  items: OrderItem[];
}
