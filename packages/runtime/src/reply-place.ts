import { kMaxLength } from "node:buffer";
import { encodeJson } from "./codec.js";
import { compress, decodeBody } from "./content-encoding.js";
import type { MessageContract, MessagePlace } from "./contract.js";
import { textAt, withText } from "./message-place.js";
import type { MessageProperties, OutgoingMessage } from "./transport.js";

/** The reply address that a request carries in its headers or its body, beside AMQP's `replyTo`. */
export interface PlacedAddress {
  readonly place: MessagePlace;
  readonly address: string;
}

/** The headers or the body with the reply address, where its place is there: whatever the caller wrote, answers go there. */
export function addressed<Part>(
  part: MessagePlace["in"],
  value: Part,
  contract: Pick<MessageContract, "envelope">,
  reply: PlacedAddress | undefined,
): Part {
  if (reply === undefined) return value;
  return withText(part, value, contract, { place: reply.place, text: reply.address, outweighs: true });
}

/** A message that carries a reply address already, with another one in its place. */
export function readdressed(
  message: OutgoingMessage,
  contract: Pick<MessageContract, "envelope" | "contentEncoding">,
  reply: PlacedAddress,
): OutgoingMessage {
  const { properties } = message;
  if (reply.place.in === "headers") {
    return {
      ...message,
      properties: { ...properties, headers: addressed("headers", properties.headers ?? {}, contract, reply) },
    };
  }
  // Read back: the event is its caller's, who may have changed it since.
  const decoded = decodeBody(message, kMaxLength);
  const bytes = decoded.ok ? encodeJson(addressed("body", decoded.body, contract, reply)) : undefined;
  return bytes === undefined ? message : { ...message, body: compress(bytes, contract.contentEncoding) };
}

/** The reply address of a request that arrived: AMQP's own property, else what stands where the contract has it. */
export function askedAddressOf(
  properties: Pick<MessageProperties, "replyTo" | "headers">,
  place: MessagePlace | undefined,
  body: () => unknown,
): string | undefined {
  // Some clients write an empty property where none was given. It names nobody.
  const own = properties.replyTo === "" ? undefined : properties.replyTo;
  return own !== undefined || place === undefined ? own : textAt(place, properties, body);
}
