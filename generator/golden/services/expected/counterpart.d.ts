// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, ConsumeOptions, Consumption, CounterpartOptions, Handler, Health } from "@eventwright/runtime";
import type { LightOnMessage } from "./schemas/light-on-message.js";

/** The service at `http://house/api`: handles what Lamp Service sends there. */
export interface HouseCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * Handles what Lamp Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: HouseHandlers, options?: ConsumeOptions<HouseHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Lamp Service sends. */
export interface HouseHandlers {
  /** From queue `queue_house_api`. */
  "LightOn": Handler<LightOnMessage>;
}

/** The service at `street`: handles what Lamp Service sends there. */
export interface StreetCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * Handles what Lamp Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: StreetHandlers, options?: ConsumeOptions<StreetHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Lamp Service sends. */
export interface StreetHandlers {
  /** From queue `queue_street`. */
  "LightOn": Handler<LightOnMessage>;
}

/** The other side of Lamp Service: handles what Lamp Service sends. */
export interface LampCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * Handles what Lamp Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: LampCounterpartHandlers, options?: ConsumeOptions<LampCounterpartHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Lamp Service sends. */
export interface LampCounterpartHandlers {
  /** From queue `log`. */
  "LightOn": Handler<LightOnMessage>;
}

/**
 * Connects to RabbitMQ as `http://house/api`, a service that Lamp Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options: CounterpartOptions<"http://house/api">): Promise<HouseCounterpart>;

/**
 * Connects to RabbitMQ as `street`, a service that Lamp Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options: CounterpartOptions<"street">): Promise<StreetCounterpart>;

/**
 * Connects to RabbitMQ as a service that Lamp Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options?: ConnectOptions & {
  readonly service?: never;
}): Promise<LampCounterpart>;
