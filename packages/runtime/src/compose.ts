import { randomUUID } from "node:crypto";
import { fillAddress, isTopicExchange, readParameters } from "./address.js";
import { findBadProperty } from "./amqp-properties.js";
import { encodeJson, isPlainJson } from "./codec.js";
import { compress } from "./content-encoding.js";
import type { Destination, MessageContract } from "./contract.js";
import { type Correlation, correlated } from "./correlation.js";
import { writeEnvelope } from "./envelope.js";
import { EventError, type Violation } from "./errors.js";
import { addCopies, composeHeaders } from "./headers.js";
import { inRange, oneOf } from "./option-checks.js";
import type { AddressOptions, Sender, SendOptions } from "./publish-options.js";
import { addressed, type PlacedAddress } from "./reply-place.js";
import type { Settings } from "./settings.js";
import type { OutgoingMessage } from "./transport.js";
import { stripUndeclared } from "./undeclared.js";
import { defaultUrgency, urgencyPriority } from "./urgency.js";
import { describeViolations, violationsOfOutgoing } from "./validation.js";

export type ComposeSettings = Pick<Settings, "appId" | "users" | "maxMessageBytes" | "undeclaredProperties">;

/** What is said once for all destinations of one event. */
export interface Sending {
  readonly contract: MessageContract;
  readonly event: unknown;
  readonly sender: Sender;
  readonly options: SendOptions<object> & AddressOptions;
  readonly messageId: string;
  /** Absent: nobody answers, so whatever is not given begins with this message. */
  readonly correlationId?: string;
  /** Absent: nobody answers, or AMQP's property alone says where to. */
  readonly replyAddress?: PlacedAddress;
  readonly now: Date;
  /** Absent for messages outside any contract. */
  readonly type?: string;
}

/**
 * Makes the message for one destination: validated, in its envelope, as bytes, with every property checked. Pure.
 *
 * @throws EventError `EVENT_INVALID`, `EVENT_TOO_LARGE` or `OPTION_INVALID`
 */
export function composeMessage(sending: Sending, destination: Destination, settings: ComposeSettings): OutgoingMessage {
  const { contract, options, messageId, replyAddress, now } = sending;
  if (options.signal !== undefined) checkSignal(options.signal);
  if (options.urgency !== undefined) oneOf("urgency", options.urgency, ["low", "medium", "high", "critical"]);
  const urgency = options.urgency ?? destination.urgency ?? defaultUrgency;
  const correlation = { id: sending.correlationId ?? messageId, isExchanged: sending.correlationId !== undefined };
  const body = composeBody(contract, sending.event, { messageId, correlation, replyAddress }, settings, {
    fromService: sending.sender.service,
    toService: destination.service ?? destination.channel,
    method: destination.method ?? "POST",
    urgency,
    timestamp: now.toISOString(),
    messageId,
    type: contract.type ?? contract.name,
  });
  const { undeclaredProperties } = settings;
  const headers = addCopies(
    composeHeaders(contract, options.headers, { undeclaredProperties, messageId, correlation, replyAddress }),
    destination,
  );
  const message: OutgoingMessage = {
    exchange: destination.exchange,
    routingKey: routingKeyOf(sending, destination),
    body,
    properties: {
      contentType: contract.contentType,
      ...(contract.contentEncoding === undefined ? {} : { contentEncoding: contract.contentEncoding }),
      persistent: destination.persistent ?? true,
      // A caller's urgency outweighs the contract's priority; it is the later word.
      priority: (options.urgency === undefined ? destination.priority : undefined) ?? urgencyPriority[urgency],
      messageId,
      ...(destination.timestamp === false ? {} : { timestampSeconds: Math.floor(now.getTime() / 1000) }),
      ...(sending.type === undefined ? {} : { type: sending.type }),
      ...(settings.appId === undefined ? {} : { appId: settings.appId }),
      ...(destination.expirationMs === undefined ? {} : { expirationMs: destination.expirationMs }),
      ...(destination.userId === undefined ? {} : { userId: destination.userId }),
      ...(destination.replyTo === undefined ? {} : { replyTo: destination.replyTo }),
      ...(headers === undefined ? {} : { headers }),
    },
    mandatory: destination.mandatory ?? true,
  };
  checkProperties(message, contract.name, settings);
  return message;
}

/** @throws EventError `EVENT_INVALID` or `EVENT_TOO_LARGE` */
export function composeBody(
  contract: MessageContract,
  event: unknown,
  {
    messageId,
    correlation,
    replyAddress,
  }: {
    readonly messageId: string;
    readonly correlation: Correlation;
    readonly replyAddress?: PlacedAddress | undefined;
  },
  settings: Pick<Settings, "maxMessageBytes" | "undeclaredProperties">,
  facts: Parameters<typeof writeEnvelope>[2],
): Buffer {
  const correlatedBody = correlated("body", writeEnvelope(contract, event, facts), contract, correlation);
  const written = addressed("body", correlatedBody, contract, replyAddress);
  const body = settings.undeclaredProperties === "strip" ? strip(contract, written) : written;
  const { bytes, violations } = encodeValid(contract, body);
  if (violations.length > 0) {
    throw new EventError("EVENT_INVALID", `${contract.name} was not sent: ${describeViolations(violations)}.`, {
      messageId,
      violations,
    });
  }
  if (bytes.length > settings.maxMessageBytes) {
    throw new EventError(
      "EVENT_TOO_LARGE",
      `${contract.name} was not sent: it has ${bytes.length} bytes, and maxMessageBytes is ${settings.maxMessageBytes}. Send less, or a reference to where the rest can be fetched.`,
      { messageId },
    );
  }
  return compress(bytes, contract.contentEncoding);
}

/** What is sent is what was checked, also where JSON writes something else than was given: a date, or what has a `toJSON`. */
function encodeValid(
  contract: MessageContract,
  body: unknown,
): { readonly bytes: Buffer; readonly violations: readonly Violation[] } {
  const violations = violationsOfOutgoing(contract, body);
  if (violations.length > 0) return { bytes: NO_BYTES, violations };
  const bytes = encodeJson(body);
  if (bytes === undefined) return { bytes: NO_BYTES, violations: [notJson] };
  return isPlainJson(body)
    ? { bytes, violations }
    : { bytes, violations: violationsOfOutgoing(contract, JSON.parse(String(bytes))) };
}

const NO_BYTES = Buffer.alloc(0);
const notJson: Violation = { pointer: "", rule: "not-json", message: "holds something that JSON cannot say" };

function routingKeyOf({ contract, options }: Sending, destination: Destination): string {
  const { parameters, routingKey, exchange, topology } = destination;
  if (parameters === undefined) return routingKey;
  const where = `${contract.name} was not sent`;
  const values = readParameters(parameters, options.parameters, where);
  return fillAddress(routingKey, values, { isTopic: isTopicExchange(topology, exchange), where });
}

/** @throws EventError `OPTION_INVALID` */
function checkProperties(message: OutgoingMessage, label: string, { users }: Pick<Settings, "users">): void {
  const problem = findBadProperty(message, users);
  if (problem !== undefined) throw new EventError("OPTION_INVALID", `${label} was not sent: ${problem}.`);
}

/** @throws EventError `OPTION_INVALID` */
function checkSignal(signal: AbortSignal): void {
  if (typeof signal?.addEventListener === "function" && typeof signal.aborted === "boolean") return;
  throw new EventError("OPTION_INVALID", "signal must be an AbortSignal.");
}

/** @throws EventError `OPTION_INVALID` */
export function resolveTimeoutMs(timeoutMs: number | undefined, defaultMs: number): number {
  return timeoutMs === undefined ? defaultMs : inRange("timeoutMs", timeoutMs);
}

export function newMessageId(options: SendOptions<object>): string {
  return options.messageId ?? randomUUID();
}

/** What a circle or a bottomless depth makes impossible to strip is left to the check that follows. */
function strip(contract: MessageContract, body: unknown): unknown {
  try {
    return stripUndeclared(body, contract.declared);
  } catch {
    return body;
  }
}
