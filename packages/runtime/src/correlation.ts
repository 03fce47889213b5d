import type { MessageContract, MessagePlace } from "./contract.js";
import { at, isObject } from "./envelope.js";
import type { MessageProperties } from "./transport.js";

/** The correlation id of a message that goes out. */
export interface Correlation {
  readonly id: string;
  /** A request or a reply: they find each other by it, so it outweighs what the caller wrote in its place. */
  readonly isExchanged: boolean;
}

/** What AMQP's own property can hold. */
const MAX_BYTES = 255;

/** The headers or the body with the correlation id, where the contract has a place for it there. */
export function correlated<Part>(
  part: MessagePlace["in"],
  value: Part,
  { correlationId: place, envelope }: Pick<MessageContract, "correlationId" | "envelope">,
  { id, isExchanged }: Correlation,
): Part {
  if (place?.in !== part || !isObject(value)) return value;
  const event = envelope?.find(({ role }) => role === "payload")?.path ?? [];
  // What stands around the event is the runtime's to make; in an event, an object that may be missing is the caller's.
  const isAround = part === "body" && event.some((name, index) => name !== place.path[index]);
  return put(value, place.path, { id, outweighs: isExchanged || isAround, creates: isExchanged || isAround });
}

/** The correlation id of a message that arrived: AMQP's own property, else what stands where the contract has it. */
export function correlationIdOf(
  { correlationId, headers }: Pick<MessageProperties, "correlationId" | "headers">,
  place: MessagePlace | undefined,
  body: () => unknown,
): string | undefined {
  if (correlationId !== undefined || place === undefined) return correlationId;
  const found = at(place.in === "headers" ? headers : body(), place.path);
  // A longer one could not be answered: it becomes a property of the reply.
  return typeof found === "string" && found !== "" && Buffer.byteLength(found) <= MAX_BYTES ? found : undefined;
}

interface Write {
  readonly id: string;
  readonly outweighs: boolean;
  readonly creates: boolean;
}

/** A copy: what the caller gave stays as it is. */
function put<Value extends Record<string, unknown>>(
  value: Value,
  [name, ...rest]: readonly string[],
  write: Write,
): Value {
  if (name === undefined) return value;
  const current = Object.hasOwn(value, name) ? value[name] : undefined;
  if (rest.length === 0) {
    return current === undefined || write.outweighs ? { ...value, [name]: write.id } : value;
  }
  // What is no object breaks its schema, which says so better.
  if (current === undefined ? !write.creates : !isObject(current)) return value;
  return { ...value, [name]: put(isObject(current) ? current : {}, rest, write) };
}
