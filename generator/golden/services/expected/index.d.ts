// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, PublishOptions } from "@eventwright/runtime";
import type { LightOnMessage } from "./schemas/light-on-message.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { LightOnMessage } from "./schemas/light-on-message.js";

/** What Lamp Service tells other services, asks them and hears from them. */
export interface LampService extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * - PUT, urgency `high`, to `http://house/api` (queue `queue_house_api`)
   * - PUT, urgency `low`, to `street` (queue `queue_street`)
   * - to queue `log`
   */
  publishLightOn(event: LightOnMessage, options?: PublishOptions<"http://house/api" | "street" | "log">): Promise<void>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to RabbitMQ as Lamp Service (`lamp-service`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectLampService(options?: ConnectOptions): Promise<LampService>;
