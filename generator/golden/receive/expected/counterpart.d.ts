// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, Health, PublishOptions } from "@eventwright/runtime";
import type { SwitchOnMessage } from "./schemas/switch-on-message.js";

/** The other side of Lamp: sends what Lamp receives. */
export interface LampCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /** To queue `commands`. */
  publishSwitchOn(event: SwitchOnMessage, options?: PublishOptions): Promise<void>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/**
 * Connects to RabbitMQ as a service that Lamp talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options?: ConnectOptions): Promise<LampCounterpart>;
