// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ServerContract } from "@eventwright/runtime/generated";

/**
 * A RabbitMQ on the developer's machine. `RABBITMQ_URL` chooses another one.
 *
 * Broker `amqp://localhost:5672`.
 */
export interface LocalServer {
  readonly server: "local";
  readonly url?: never;
  readonly username?: string;
  readonly password?: string;
}

/** Which of the brokers of the contract to connect to. Without it, the option `url` says that, else `RABBITMQ_URL`. */
export type ServerChoice = LocalServer | {
  readonly server?: never;
};

export declare const servers: Readonly<Record<string, ServerContract>>;
