// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, RequestOptions } from "@eventwright/runtime";
import type { GetStateMessageInput } from "./schemas/get-state-message.js";
import type { GetUserHeadersInput } from "./schemas/get-user-headers.js";
import type { GetUserMessage } from "./schemas/get-user-message.js";
import type { StateMessage } from "./schemas/state-message.js";
import type { UserMessage } from "./schemas/user-message.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { GetStateMessage, GetStateMessageInput } from "./schemas/get-state-message.js";
export type { GetUserMessage } from "./schemas/get-user-message.js";
export type { GetUserHeaders, GetUserHeadersInput } from "./schemas/get-user-headers.js";
export type { StateMessage } from "./schemas/state-message.js";
export type { UserMessage } from "./schemas/user-message.js";

/** What Lamp tells other services, asks them and hears from them. */
export interface Lamp extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To `sensor` (queue `queue_sensor`). */
  requestAskForState(event: GetStateMessageInput, options?: RequestOptions): Promise<StateMessage>;
  /** To `sensor` (queue `queue_sensor`). */
  requestAskForUser(event: GetUserMessage, options?: RequestOptions<GetUserHeadersInput>): Promise<UserMessage>;
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
