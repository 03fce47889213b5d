import { EventError } from "./errors.js";
import type { QueueDeclaration } from "./transport.js";

/** AMQP short strings. */
const MAX_NAME_BYTES = 255;

/**
 * The queue of a service: `http://localhost:8002/api/v1/orders` owns `queue_localhost_8002_api_v1_orders`, a bare name
 * such as `catalog-service` owns `queue_catalog-service`. Every service that speaks to it, in Python too, follows the same
 * rule, so it never changes.
 *
 * @throws EventError `OPTION_INVALID` for an empty name and for URLs with a query, a fragment or credentials.
 */
export function serviceQueueName(service: string): string {
  if (typeof service !== "string") throw refused("is no text");
  const url = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/is.exec(service);
  const text = (url?.[1] ?? service).replace(/\/+$/, "");
  if (text === "") throw refused("is empty");
  if (/[?#]/.test(text)) throw refused("has a query or a fragment, which would not choose another queue");
  if (text.includes("@")) throw refused("has credentials, and queue names are public");
  if (/[\s\p{Cc}]/u.test(text)) throw refused("has white space");
  if (url !== null && !/^[^:/]+(:\d+)?(\/|$)/.test(text)) throw refused("has no host");
  const queue = `queue_${text.replace(/[:/]/g, "_")}`;
  if (Buffer.byteLength(queue) > MAX_NAME_BYTES)
    throw refused(`makes a queue name of more than ${MAX_NAME_BYTES} bytes`);
  return queue;
}

/**
 * How every service declares such a queue. Classic is said explicitly: it is equivalent to leaving the type out, and
 * needed on a vhost whose default queue type is quorum, where priorities are refused.
 */
export function serviceQueue(service: string): QueueDeclaration {
  return {
    name: serviceQueueName(service),
    durable: true,
    exclusive: false,
    autoDelete: false,
    arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
  };
}

/** The name itself is not quoted: it may hold the very credentials that it is refused for. */
function refused(reason: string): EventError {
  return new EventError(
    "OPTION_INVALID",
    `The URL or name of a service ${reason}. Give a URL such as http://orders/api, or a name.`,
  );
}
