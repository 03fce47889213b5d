import { isTable, MAX_HEADER_BYTES, MAX_HEADER_DEPTH } from "./amqp-properties.js";
import type { UndeclaredMode } from "./connect-options.js";
import type { Destination, HeadersContract, MessageContract } from "./contract.js";
import { type Correlation, correlated } from "./correlation.js";
import { isOurHeader, isRoutingHeader } from "./dead-letter.js";
import { isObject } from "./envelope.js";
import { EventError, type Violation } from "./errors.js";
import { addressed, type PlacedAddress } from "./reply-place.js";
import type { MessageProperties } from "./transport.js";
import { stripUndeclared } from "./undeclared.js";
import { describeViolations, violationsOfHeaders, violationsOfOutgoingHeaders } from "./validation.js";

type Headers = NonNullable<MessageProperties["headers"]>;

/**
 * The headers of a message that goes out: what the caller gave and the contract fills in, checked against the contract.
 *
 * @throws EventError `EVENT_INVALID` or `OPTION_INVALID`
 */
export function composeHeaders(
  contract: MessageContract,
  given: object | undefined,
  options: {
    readonly undeclaredProperties: UndeclaredMode;
    readonly messageId: string;
    readonly correlation: Correlation;
    readonly replyAddress?: PlacedAddress | undefined;
  },
): MessageProperties["headers"] {
  if (given !== undefined && !isTable(given)) throw new EventError("OPTION_INVALID", "headers must be an object.");
  // CC and BCC route copies (https://www.rabbitmq.com/docs/sender-selected): they are the contract's alone.
  const reserved = Object.keys(given ?? {}).find((name) => name === "CC" || name === "BCC" || isOurHeader(name));
  if (reserved !== undefined) {
    throw new EventError(
      "OPTION_INVALID",
      `headers must not have ${reserved}: CC, BCC and names that begin with x-eventwright- have meanings of their own.`,
    );
  }
  const filledIn = { ...contract.headers?.constants, ...withoutUndefined(given ?? {}) };
  const written = correlated("headers", filledIn, contract, options.correlation);
  const headers = checked(contract, addressed("headers", written, contract, options.replyAddress), options);
  return Object.keys(headers).length === 0 ? undefined : withBuffers(headers);
}

/** With the copies that the contract asks for. */
export function addCopies(
  headers: MessageProperties["headers"],
  { cc, bcc }: Destination,
): MessageProperties["headers"] {
  if (cc === undefined && bcc === undefined) return headers;
  return { ...headers, ...(cc === undefined ? {} : { CC: cc }), ...(bcc === undefined ? {} : { BCC: bcc }) };
}

/** How the headers of a message that arrived break the contract. What the broker and we wrote is not the sender's. */
export function violationsOfArrived(contract: MessageContract, headers: Headers): readonly Violation[] {
  if (contract.headers === undefined) return [];
  const theirs = Object.entries(headers).filter(([name]) => !isRoutingHeader(name) && !isOurHeader(name));
  return violationsOfHeaders(contract.headers, Object.fromEntries(theirs));
}

function checked(
  contract: MessageContract,
  given: Headers,
  options: { readonly undeclaredProperties: UndeclaredMode; readonly messageId: string },
): Headers {
  if (contract.headers === undefined) return given;
  const headers = options.undeclaredProperties === "strip" ? strip(contract.headers, given) : given;
  const violations = violationsOfOutgoingHeaders(contract.headers, headers);
  if (violations.length === 0) return headers;
  throw new EventError("EVENT_INVALID", `${contract.name} was not sent: ${describeViolations(violations)}.`, {
    messageId: options.messageId,
    violations,
  });
}

/** What is too deep to be stripped is left to the check that follows. */
function strip({ declared }: HeadersContract, headers: Headers): Headers {
  try {
    const stripped = stripUndeclared(headers, declared);
    return isObject(stripped) ? stripped : headers;
  } catch {
    return headers;
  }
}

function withoutUndefined(given: object): Headers {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A copy in which all bytes are Buffers: amqplib writes any other array of them as a table. */
function withBuffers(headers: Headers): Headers {
  // More values have no room: the check of properties refuses them.
  let left = MAX_HEADER_BYTES;
  const copy = (value: unknown, depth: number): unknown => {
    left -= 1;
    if (typeof value !== "object" || Buffer.isBuffer(value) || left < 0 || depth > MAX_HEADER_DEPTH) return value;
    if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    if (Array.isArray(value)) return Array.from(value, (element) => copy(element, depth + 1));
    return isTable(value) ? copyTable(value, depth) : value;
  };
  const copyTable = (table: Headers, depth: number): Headers =>
    Object.fromEntries(Object.entries(table).map(([name, member]) => [name, copy(member, depth + 1)]));
  return copyTable(headers, 0);
}
