// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, ConsumeOptions, Consumption, Handler, Health, PublishOptions } from "@eventwright/runtime";
import type { Lamp } from "./schemas/lamp.js";
import type { LightOffMessage } from "./schemas/light-off-message.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { Lamp } from "./schemas/lamp.js";
export type { LightOffMessage } from "./schemas/light-off-message.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface LampApplication extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To queue `lights`. */
  publishLightOn(event: Lamp, options?: PublishOptions): Promise<void>;
  /** To queue `lights`. */
  publishLightOff(event: LightOffMessage, options?: PublishOptions): Promise<void>;
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
  "LightOn": Handler<Lamp>;
  /** From queue `lights`. */
  "LightOff": Handler<LightOffMessage>;
}

/**
 * Connects to RabbitMQ as Lamp (`lamp`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectLamp(options?: ConnectOptions): Promise<LampApplication>;
