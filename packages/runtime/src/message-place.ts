import type { MessageContract, MessagePlace } from "./contract.js";
import { at, isObject } from "./envelope.js";
import type { MessageProperties } from "./transport.js";

/** What an AMQP property of text can hold. */
const MAX_BYTES = 255;

/** A text that a contract has a place for in a message. */
export interface PlacedText {
  readonly place: MessagePlace | undefined;
  readonly text: string;
  /** It outweighs what the caller wrote in its place. */
  readonly outweighs: boolean;
}

/** The headers or the body with the text, where its place is there. A copy: what the caller gave stays as it is. */
export function withText<Part>(
  part: MessagePlace["in"],
  value: Part,
  { envelope }: Pick<MessageContract, "envelope">,
  { place, text, outweighs }: PlacedText,
): Part {
  if (place?.in !== part || !isObject(value)) return value;
  const event = envelope?.find(({ role }) => role === "payload")?.path ?? [];
  // What stands around the event is the runtime's to make; in an event, an object that may be missing is the caller's.
  const isAround = part === "body" && event.some((name, index) => name !== place.path[index]);
  return put(value, place.path, { text, outweighs: outweighs || isAround, creates: outweighs || isAround });
}

/**
 * The text at the place, in a message that arrived. Undefined where there is none, or one that AMQP's own property could not
 * hold.
 */
export function textAt(
  place: MessagePlace,
  { headers }: Pick<MessageProperties, "headers">,
  body: () => unknown,
): string | undefined {
  const found = at(place.in === "headers" ? headers : body(), place.path);
  return typeof found === "string" && found !== "" && Buffer.byteLength(found) <= MAX_BYTES ? found : undefined;
}

interface Write {
  readonly text: string;
  readonly outweighs: boolean;
  readonly creates: boolean;
}

function put<Value extends Record<string, unknown>>(
  value: Value,
  [name, ...rest]: readonly string[],
  write: Write,
): Value {
  if (name === undefined) return value;
  const current = Object.hasOwn(value, name) ? value[name] : undefined;
  if (rest.length === 0) {
    return current === undefined || write.outweighs ? { ...value, [name]: write.text } : value;
  }
  // What is no object breaks its schema, which says so better.
  if (current === undefined ? !write.creates : !isObject(current)) return value;
  return { ...value, [name]: put(isObject(current) ? current : {}, rest, write) };
}
