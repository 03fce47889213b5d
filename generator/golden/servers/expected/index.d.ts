// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, PublishOptions } from "@eventwright/runtime";
import type { LightOnMessage } from "./schemas/light-on-message.js";
import type { ServerChoice } from "./servers.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { ServerChoice, LocalServer, ProductionServer, VaultServer } from "./servers.js";
export type { LightOnMessage } from "./schemas/light-on-message.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface Lamp extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To queue `lights`. */
  publishLightOn(event: LightOnMessage, options?: PublishOptions): Promise<void>;
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
export declare function connectLamp(options?: ConnectOptions & ServerChoice): Promise<Lamp>;
