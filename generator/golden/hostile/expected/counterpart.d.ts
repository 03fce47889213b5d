// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, ConsumeOptions, Consumption, Handler, Health } from "@eventwright/runtime";
import type { LightOnMessage } from "./schemas/light-on-message.js";

/** The other side of Lamp: handles what Lamp sends. */
export interface LampCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * Handles what Lamp sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: LampCounterpartHandlers, options?: ConsumeOptions<LampCounterpartHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Lamp sends. */
export interface LampCounterpartHandlers {
  /**
   * *\/ process.exit(1); /*
   * \@deprecated
   *
   * From queue `lights"; process.exit(1); //`.
   */
  "\"]: process.exit(1) | `${process.exit(1)}`": Handler<LightOnMessage>;
}

/**
 * Connects to RabbitMQ as a service that Lamp talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options?: ConnectOptions): Promise<LampCounterpart>;
