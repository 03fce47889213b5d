// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConsumeOptions, Consumption, CounterpartOptions, Delivery, Handler, Health } from "@eventwright/runtime";
import type { GetStateMessage } from "./schemas/get-state-message.js";
import type { GetUserHeaders } from "./schemas/get-user-headers.js";
import type { GetUserMessage } from "./schemas/get-user-message.js";
import type { StateMessage } from "./schemas/state-message.js";
import type { UserMessage } from "./schemas/user-message.js";

/** The service at `sensor`: handles what Lamp sends there. */
export interface QuestionsCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * Handles what Lamp sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: QuestionsHandlers, options?: ConsumeOptions<QuestionsHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Lamp sends. */
export interface QuestionsHandlers {
  /**
   * What it returns is the reply.
   *
   * From queue `queue_sensor`.
   */
  "get_state": Handler<GetStateMessage, StateMessage>;
  /**
   * What it returns is the reply.
   *
   * From queue `queue_sensor`.
   */
  "get_user": Handler<GetUserMessage, UserMessage, Delivery<GetUserHeaders>>;
}

/**
 * Connects to RabbitMQ as `sensor`, a service that Lamp talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectLampCounterpart(options: CounterpartOptions<"sensor">): Promise<QuestionsCounterpart>;
