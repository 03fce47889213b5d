// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, PublishOptions } from "@eventwright/runtime";
import type { Order } from "./schemas/order.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { Order } from "./schemas/order.js";

/** What Order Service tells other services, asks them and hears from them. */
export interface OrderService extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** Urgency `high`, to queue `warehouse`. */
  publishOrderPlaced(event: Order, options?: PublishOptions): Promise<void>;
  /**
   * - urgency `critical`, to queue `warehouse`
   * - urgency `low`, to queue `audit`
   */
  publishOrderCancelled(event: Order, options?: PublishOptions<"warehouse" | "audit">): Promise<void>;
  /** To queue `warehouse`. */
  publishOrderViewed(event: Order, options?: PublishOptions): Promise<void>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to RabbitMQ as Order Service (`order-service`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectOrderService(options?: ConnectOptions): Promise<OrderService>;
