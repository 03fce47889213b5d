// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, ConsumeOptions, Consumption, Handler, Health } from "@eventwright/runtime";
import type { Order } from "./schemas/order.js";

/** The other side of Order Service: handles what Order Service sends. */
export interface OrderCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * Handles what Order Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: OrderCounterpartHandlers, options?: ConsumeOptions<OrderCounterpartHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Order Service sends. */
export interface OrderCounterpartHandlers {
  /** From queue `warehouse`. */
  "OrderPlaced": Handler<Order>;
  /** From queue `warehouse` and queue `audit`. */
  "OrderCancelled": Handler<Order>;
  /** From queue `warehouse`. */
  "OrderViewed": Handler<Order>;
}

/**
 * Connects to RabbitMQ as a service that Order Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectOrderCounterpart(options?: ConnectOptions): Promise<OrderCounterpart>;
