// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection as RuntimeConnection, ConnectOptions, ConsumeOptions, Consumption, Handler as RuntimeHandler, Health, PublishOptions } from "@eventwright/runtime";
import type { Connection } from "./schemas/connection.js";
import type { Handler } from "./schemas/handler.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, ConsumeOptions, Consumption, Delivery, EventErrorCode, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { Connection } from "./schemas/connection.js";
export type { Handler } from "./schemas/handler.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface Lamp extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: RuntimeConnection;
  /** To queue `lights`. */
  publishConnection(event: Connection, options?: PublishOptions): Promise<void>;
  /** To queue `lights`. */
  publishHandler(event: Handler, options?: PublishOptions): Promise<void>;
  /**
   * Handles what other services send: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: LampHandlers, options?: ConsumeOptions<LampHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what other services send. */
export interface LampHandlers {
  /** From queue `lights`. */
  "Connection": RuntimeHandler<Connection>;
  /** From queue `lights`. */
  "Handler": RuntimeHandler<Handler>;
}

/**
 * Connects to RabbitMQ as Lamp (`lamp`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectLamp(options?: ConnectOptions): Promise<Lamp>;
