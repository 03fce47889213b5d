import type { MessageContract, MessagePlace } from "./contract.js";
import { textAt, withText } from "./message-place.js";
import type { MessageProperties } from "./transport.js";

/** The correlation id of a message that goes out. */
export interface Correlation {
  readonly id: string;
  /** A request or a reply: they find each other by it, so it outweighs what the caller wrote in its place. */
  readonly isExchanged: boolean;
}

/** The headers or the body with the correlation id, where the contract has a place for it there. */
export function correlated<Part>(
  part: MessagePlace["in"],
  value: Part,
  contract: Pick<MessageContract, "correlationId" | "envelope">,
  { id, isExchanged }: Correlation,
): Part {
  return withText(part, value, contract, { place: contract.correlationId, text: id, outweighs: isExchanged });
}

/**
 * The correlation id of a message that arrived: AMQP's own property, else what stands where the contract has it. A longer one
 * than the property can hold could not be answered: it becomes a property of the reply.
 */
export function correlationIdOf(
  properties: Pick<MessageProperties, "correlationId" | "headers">,
  place: MessagePlace | undefined,
  body: () => unknown,
): string | undefined {
  const { correlationId } = properties;
  return correlationId !== undefined || place === undefined ? correlationId : textAt(place, properties, body);
}
