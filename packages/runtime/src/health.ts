import type { IncomingMessage, ServerResponse } from "node:http";
import type { ConnectionState } from "./connection.js";

/** How a connection is doing. */
export interface Health {
  /** `healthy`: connected, not blocked, every consumer that should run does, and the stores of the option `idempotency` work. */
  readonly messaging: "healthy" | "unhealthy";
  readonly state: ConnectionState;
  /** The broker takes no publishes at the moment (memory or disk alarm). */
  readonly blocked: boolean;
  readonly pending: PendingCounts;
  readonly consumers: readonly ConsumerHealth[];
}

export interface PendingCounts {
  /** Sent and not confirmed yet. */
  readonly inFlight: number;
  /** Not sent yet. */
  readonly waiting: number;
  /** Requests without a reply yet. */
  readonly requests: number;
}

export interface ConsumerHealth {
  readonly queue: string;
  readonly state: ConsumerState;
  /** With the option `idempotency`. */
  readonly idempotencyStore?: IdempotencyStoreHealth;
}

/** How the store of the option `idempotency` is doing, as this consumer sees it. */
export interface IdempotencyStoreHealth {
  readonly state: IdempotencyStoreState;
  /** How many of its answers failed so far. */
  readonly failures: number;
  /** The last of them, also when it works again. `error` is what the store threw: it may say where the store is. */
  readonly lastFailure: { readonly at: Date; readonly error: unknown } | undefined;
}

/**
 * - `working`: it answered when it was asked last, or was not asked yet.
 * - `failing`: it threw, gave no answer within 5 s, or one that is none. Messages wait until it works again; the consumer
 *   goes on asking.
 */
export type IdempotencyStoreState = "working" | "failing";

/** `lost`: its channel, connection or queue is gone, and it is being brought back. */
export type ConsumerState = "starting" | "running" | "paused" | "lost" | "closed";

/** What has a health: a connection, or a generated service. */
export interface HealthSource {
  health(): Health;
}

/**
 * Answers with `200 {"messaging":"healthy"}` or `503 {"messaging":"unhealthy"}`. For node:http, Express as it is, and
 * Fastify with `request.raw` and `reply.raw`; route `GET /health/messaging` to it.
 *
 * @example
 * createServer(healthHandler(connection)).listen(8080);
 */
export function healthHandler(source: HealthSource): (request: IncomingMessage, response: ServerResponse) => void {
  return (_request, response) => {
    const { messaging } = source.health();
    response.writeHead(messaging === "healthy" ? 200 : 503, {
      "content-type": "application/json",
      "cache-control": "no-store",
    });
    response.end(JSON.stringify({ messaging }));
  };
}
