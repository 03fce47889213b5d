import { below, isObject, type JsonObject, tokensOf } from "../contract/json-pointer.js";
import { isReference, referenceTo, targetOf } from "../contract/reference.js";
import { pointerIn, pointerKey } from "./stubs.js";

/** Begins the keys of channels that only the skeleton has. No key of a document begins with a space and this. */
const lightKey = " eventwright ";

export function isLight(channelKey: string): boolean {
  return channelKey.startsWith(lightKey);
}

/**
 * AsyncAPI 3 operations refer to their channel, and the parser copies the channel with all its messages for each: 300
 * messages and 300 operations on one channel take it half a minute. So each operation (and each reply) gets a channel of
 * its own that holds nothing but the pointers of what it refers to.
 */
export function withLightOperations(document: JsonObject): JsonObject {
  const { channels, operations } = document;
  // Where a document of version 2 has operations, the parser says so, and would say it of these channels too.
  const isVersion3 = String(document["asyncapi"]).startsWith("3.");
  if (!isVersion3 || !isObject(channels) || !isObject(operations)) return document;
  const light: [string, JsonObject][] = [];

  const lighten = (owner: unknown): unknown => {
    if (!isObject(owner)) return owner;
    const lightened = isObject(owner["reply"]) ? { ...owner, reply: lighten(owner["reply"]) } : owner;
    if (!isReference(owner["channel"])) return lightened;
    const target = targetOf(owner["channel"]);
    const channel = channelAt(channels, target);
    const messages = messagesOf(owner["messages"], target, channel);
    // What does not fit together is left for the parser to say so.
    if (channel === undefined || messages === undefined) return lightened;
    const key = `${lightKey}${light.length}`;
    light.push([key, { [pointerKey]: pointerIn(channel) || target, messages: Object.fromEntries(messages) }]);
    const pointer = below("/channels", key);
    return {
      ...lightened,
      channel: { $ref: referenceTo(pointer) },
      ...(owner["messages"] === undefined
        ? {}
        : { messages: messages.map(([name]) => ({ $ref: referenceTo(below(pointer, "messages", name)) })) }),
    };
  };

  const lightened = Object.fromEntries(Object.entries(operations).map(([key, operation]) => [key, lighten(operation)]));
  return { ...document, operations: lightened, channels: { ...channels, ...Object.fromEntries(light) } };
}

function channelAt(channels: JsonObject, pointer: string): JsonObject | undefined {
  const [first, key, ...rest] = tokensOf(pointer);
  const channel =
    first === "channels" && key !== undefined && rest.length === 0 && Object.hasOwn(channels, key)
      ? channels[key]
      : undefined;
  return isObject(channel) && !isReference(channel) ? channel : undefined;
}

/** The names and stubs of the messages in a list of references. Undefined when one of them is not the channel's. */
function messagesOf(
  list: unknown,
  channelPointer: string,
  channel: JsonObject | undefined,
): [string, JsonObject][] | undefined {
  if (list === undefined) return [];
  const own = channel?.["messages"];
  if (!Array.isArray(list) || !isObject(own)) return undefined;
  const stubs: [string, JsonObject][] = [];
  for (const reference of list) {
    if (!isReference(reference)) return undefined;
    const name = tokensOf(targetOf(reference)).at(-1) ?? "";
    if (targetOf(reference) !== below(channelPointer, "messages", name) || !Object.hasOwn(own, name)) return undefined;
    const message = own[name];
    stubs.push([name, { [pointerKey]: isReference(message) ? targetOf(message) : pointerIn(message) }]);
  }
  return stubs;
}
