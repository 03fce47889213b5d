// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { TlsOptions } from "@eventwright/runtime";
import type { ServerContract } from "@eventwright/runtime/generated";

/**
 * A developer's own.
 *
 * Broker `amqp://localhost:5672`.
 */
export interface LocalServer {
  readonly server: "local";
  readonly url?: never;
  readonly username?: string;
  readonly password?: string;
}

/** Broker `amqps://{region}.example.com/{vhost}`. */
export interface ProductionServer {
  readonly server: "production";
  readonly url?: never;
  /** What varies in its URL. */
  readonly variables: {
    readonly region: "eu" | "us";
    readonly vhost?: string;
  };
  readonly username: string;
  readonly password: string;
}

/** Broker `amqps://vault.example.com`. */
export interface VaultServer {
  readonly server: "vault";
  readonly url?: never;
  readonly username?: string;
  readonly password?: string;
  /** With `cert` and `key`: the client certificate is the login (EXTERNAL). */
  readonly tls: TlsOptions;
}

/** Which of the brokers of the contract to connect to. Without it, the option `url` says that, else `RABBITMQ_URL`. */
export type ServerChoice = LocalServer | ProductionServer | VaultServer | {
  readonly server?: never;
};

export declare const servers: Readonly<Record<string, ServerContract>>;
