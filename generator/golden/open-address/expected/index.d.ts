// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { AnyHeaders, Connection, ConnectOptions, ConsumeOptions, Consumption, Delivery, Handler, Health, PublishOptions } from "@eventwright/runtime";
import type { HouseParameters } from "./channels/house.js";
import type { LightsParameters } from "./channels/lights.js";
import type { LightOnMessage } from "./schemas/light-on-message.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { LightOnMessage } from "./schemas/light-on-message.js";
export type { LightsParameters } from "./channels/lights.js";
export type { HouseParameters } from "./channels/house.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface Lamp extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To queue `{lightsAddress}`. */
  publishLightOn(event: LightOnMessage, options: PublishLightOnOptions): Promise<void>;
  /**
   * Handles what other services send: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: LampHandlers, options: LampConsumeOptions): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what other services send. */
export interface LampHandlers {
  /** From exchange `house`, routing key `{houseAddress}`. */
  "LightOn": Handler<LightOnMessage, void, Delivery<AnyHeaders, HouseParameters>>;
}

/** Which queues are consumed, and how. */
export interface LampConsumeOptions extends ConsumeOptions<LampHandlers> {
  /** A queue of this service's own: it is declared, and bound to `{houseAddress}` of exchange `house`. */
  readonly queue: string;
  /** Only what is published with these; else everything. */
  readonly parameters?: Partial<HouseParameters>;
}

/** What `publishLightOn` takes beside the event. */
export interface PublishLightOnOptions extends PublishOptions {
  /** For the address `{lightsAddress}`. */
  readonly parameters: LightsParameters;
}

/**
 * Connects to RabbitMQ as Lamp (`lamp`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectLamp(options?: ConnectOptions): Promise<Lamp>;
