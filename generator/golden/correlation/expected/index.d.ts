// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
import type { GetStateMessageInput } from "./schemas/get-state-message.js";
import type { LightOnHeadersInput } from "./schemas/light-on-headers.js";
import type { LightOnMessage } from "./schemas/light-on-message.js";
import type { StateMessage } from "./schemas/state-message.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { Meta } from "./schemas/meta.js";
export type { GetStateMessage, GetStateMessageInput } from "./schemas/get-state-message.js";
export type { StateMessage } from "./schemas/state-message.js";
export type { StateHeaders, StateHeadersInput } from "./schemas/state-headers.js";
export type { LightOnMessage } from "./schemas/light-on-message.js";
export type { LightOnHeaders, LightOnHeadersInput } from "./schemas/light-on-headers.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface Lamp extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To `sensor` (queue `queue_sensor`). */
  requestAskForState(event: GetStateMessageInput, options?: RequestOptions): Promise<StateMessage>;
  /** To `panel` (queue `queue_panel`). */
  publishLightOn(event: LightOnMessage, options?: PublishOptions<string, LightOnHeadersInput>): Promise<void>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to RabbitMQ as Lamp (`lamp`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectLamp(options?: ConnectOptions): Promise<Lamp>;
