// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, PublishOptions } from "@eventwright/runtime";
import type { LightsParameters } from "./channels/lights.js";
import type { RoomsParameters } from "./channels/rooms.js";
import type { LightOffMessage } from "./schemas/light-off-message.js";
import type { LightOnMessage } from "./schemas/light-on-message.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { LightOnMessage } from "./schemas/light-on-message.js";
export type { LightOffMessage } from "./schemas/light-off-message.js";
export type { LightsParameters } from "./channels/lights.js";
export type { RoomsParameters } from "./channels/rooms.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface Lamp extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To exchange `house`, routing key `light.{region}.{room}.on`. */
  publishLightOn(event: LightOnMessage, options: PublishLightOnOptions): Promise<void>;
  /** To queue `room-{room}`. */
  publishLightOff(event: LightOffMessage, options: PublishLightOffOptions): Promise<void>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** What `publishLightOn` takes beside the event. */
export interface PublishLightOnOptions extends PublishOptions {
  /** For the address `light.{region}.{room}.on`. */
  readonly parameters: LightsParameters;
}

/** What `publishLightOff` takes beside the event. */
export interface PublishLightOffOptions extends PublishOptions {
  /** For the address `room-{room}`. */
  readonly parameters: RoomsParameters;
}

/**
 * Connects to RabbitMQ as Lamp (`lamp`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectLamp(options?: ConnectOptions): Promise<Lamp>;
