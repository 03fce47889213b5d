// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { AnyHeaders, Connection, ConnectOptions, ConsumeOptions, Consumption, Delivery, Handler, Health, PublishOptions } from "@eventwright/runtime";
import type { HouseParameters } from "./channels/house.js";
import type { LightsParameters } from "./channels/lights.js";
import type { LightOnMessage } from "./schemas/light-on-message.js";

/** The other side of Lamp: handles what Lamp sends, and sends what Lamp receives. */
export interface LampCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To exchange `house`, routing key `{houseAddress}`. */
  publishLightOn(event: LightOnMessage, options: PublishLightOnOptions): Promise<void>;
  /**
   * Handles what Lamp sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: LampCounterpartHandlers, options: LampCounterpartConsumeOptions): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Lamp sends. */
export interface LampCounterpartHandlers {
  /** From queue `{lightsAddress}`. */
  "LightOn": Handler<LightOnMessage, void, Delivery<AnyHeaders, LightsParameters>>;
}

/** Which queues are consumed, and how. */
export interface LampCounterpartConsumeOptions extends ConsumeOptions<LampCounterpartHandlers> {
  /** Which of the addresses is consumed. */
  readonly parameters: LightsParameters;
}

/** What `publishLightOn` takes beside the event. */
export interface PublishLightOnOptions extends PublishOptions {
  /** For the address `{houseAddress}`. */
  readonly parameters: HouseParameters;
}

/**
 * Connects to RabbitMQ as a service that Lamp talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options?: ConnectOptions): Promise<LampCounterpart>;
