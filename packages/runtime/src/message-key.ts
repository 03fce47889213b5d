import type { ReceivedDelivery } from "./received-delivery.js";
import type { MessageKey } from "./resolve-consume-options.js";

/** What a caller's function found is none. */
class KeyError extends Error {
  override readonly name = "KeyError";
}

/**
 * What a message is ordered or known by. Undefined: by nothing. An empty text names nobody, such as the message id of a client
 * that writes one where none was given.
 *
 * @throws KeyError for anything else than a text: a promise would be the same key for all messages.
 */
export function findKey(find: MessageKey, event: unknown, delivery: ReceivedDelivery): string | undefined {
  const key: unknown = find(event as never, delivery);
  if (key === undefined || key === null || key === "") return undefined;
  if (typeof key === "string") return key;
  throw new KeyError("The option gives a key that is no text.");
}
