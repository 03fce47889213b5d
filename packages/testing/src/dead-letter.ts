import type { MessageProperties } from "@eventwright/runtime/transport";
import type { BrokerMessage } from "./broker-message.js";
import { routingKeysOf } from "./routing.js";

/** RabbitMQ's words for why a message left its queue without being acknowledged. */
export type DeathReason = "rejected" | "expired" | "maxlen";

export interface DeadLetterRoute {
  readonly exchange: string;
  /** Undefined: the message's own. */
  readonly routingKey: string | undefined;
}

interface Death {
  readonly queue: string;
  readonly reason: DeathReason;
  readonly count: number;
  readonly [field: string]: unknown;
}

/**
 * The message that goes to the dead-letter exchange. `x-death` has one entry per queue and reason, the latest first; the
 * expiration moves in there, so that the message does not expire again where it is kept.
 */
export function toDeadLetter(
  message: BrokerMessage,
  queue: string,
  reason: DeathReason,
  route: DeadLetterRoute,
): BrokerMessage {
  const { expirationMs, headers = {}, ...properties } = message.properties;
  const deaths = deathsOf(message.properties);
  const earlier = deaths.find((death) => death.queue === queue && death.reason === reason);
  const death: Death = earlier
    ? { ...earlier, count: earlier.count + 1 }
    : {
        count: 1,
        reason,
        queue,
        // How amqplib spells a timestamp inside a table.
        time: { "!": "timestamp", value: Math.floor(Date.now() / 1000) },
        exchange: message.exchange,
        "routing-keys": routingKeysOf(message),
        ...(expirationMs === undefined ? {} : { "original-expiration": String(expirationMs) }),
      };
  const first =
    "x-first-death-queue" in headers
      ? {}
      : {
          "x-first-death-exchange": message.exchange,
          "x-first-death-queue": queue,
          "x-first-death-reason": reason,
        };
  // With a routing key of its own, the exchange would not send it to the original ones as well.
  const { CC: _, ...others } = headers;
  const kept = route.routingKey === undefined ? headers : others;
  return {
    exchange: route.exchange,
    routingKey: route.routingKey ?? message.routingKey,
    body: message.body,
    properties: {
      ...properties,
      headers: { ...kept, ...first, "x-death": [death, ...deaths.filter((other) => other !== earlier)] },
    },
  };
}

/**
 * Whether a message that died here goes round for ever: it was in the target before, and since then nobody rejected it.
 * The broker drops it then.
 */
export function isCycle(target: string, reason: DeathReason, properties: MessageProperties): boolean {
  if (reason === "rejected") return false;
  const deaths = deathsOf(properties);
  const last = deaths.findIndex((death) => death.queue === target);
  return last >= 0 && deaths.slice(0, last + 1).every((death) => death.reason !== "rejected");
}

function deathsOf(properties: MessageProperties): readonly Death[] {
  const deaths = properties.headers?.["x-death"];
  return Array.isArray(deaths) ? deaths.filter(isDeath) : [];
}

function isDeath(value: unknown): value is Death {
  return typeof value === "object" && value !== null && "queue" in value && "reason" in value && "count" in value;
}
