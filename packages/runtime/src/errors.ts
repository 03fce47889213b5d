/**
 * What can go wrong, as a program reads it.
 *
 * | code | what happened | the message |
 * |---|---|---|
 * | `CONNECT_UNREACHABLE` | no broker of the list answered | |
 * | `CONNECT_TIMEOUT` | a broker took the connection and then kept silent until `connectTimeoutMs` | |
 * | `CONNECT_ACCESS_REFUSED` | wrong user or password, or no right to use the vhost | |
 * | `CONNECT_VHOST_NOT_FOUND` | the broker has no such vhost | |
 * | `CONNECT_CERTIFICATE` | the broker's certificate is not trusted, or it does not trust ours | |
 * | `CONNECTION_CLOSED` | the connection was closed, or lost in the middle of a request | unknown when it was sent |
 * | `OPTION_INVALID` | an option has a value that cannot work | was not sent |
 * | `EVENT_INVALID` | the event breaks its schema; see `violations` | was not sent |
 * | `EVENT_TOO_LARGE` | the body is larger than `maxMessageBytes` | was not sent |
 * | `EVENT_UNROUTABLE` | the broker has no queue for it | was not delivered |
 * | `EVENT_NACKED` | the broker refused it: its queue is full or failed | was not delivered |
 * | `EVENT_REFUSED` | the broker closed the channel or the connection because of it | was not delivered |
 * | `EVENT_PARTLY_DELIVERED` | some of several services have it; see `destinations` | per destination |
 * | `PUBLISH_BUFFER_FULL` | too many messages wait for the broker already | was not sent |
 * | `PUBLISH_DEADLINE` | the broker did not confirm in time | unknown: it may arrive. Repeat with the same `messageId` |
 * | `PUBLISH_ABORTED` | the caller's signal | unknown when it was sent already |
 * | `REQUEST_TIMEOUT` | no reply in time | may have been handled, unless the text says that it was not sent |
 * | `REQUEST_ABORTED` | the caller's signal | may have been handled, unless the text says that it was not sent |
 * | `REQUEST_REJECTED` | the responder answered with an error; see `rejection` | was handled |
 * | `REPLY_INVALID` | the reply breaks its schema; see `violations` | was handled |
 * | `CONSUME_REFUSED` | the broker does not let us consume the queue, or have one for replies | |
 * | `TOPOLOGY_MISSING` | a queue or an exchange does not exist and was not declared | was not sent; or not again, when the text says that it may have arrived |
 * | `TOPOLOGY_REFUSED` | the broker refused to declare a queue, an exchange or a binding, or has a queue for retries that would not give its messages back | as above |
 */
export type EventErrorCode =
  | "CONNECT_UNREACHABLE"
  | "CONNECT_TIMEOUT"
  | "CONNECT_ACCESS_REFUSED"
  | "CONNECT_VHOST_NOT_FOUND"
  | "CONNECT_CERTIFICATE"
  | "CONNECTION_CLOSED"
  | "OPTION_INVALID"
  | "EVENT_INVALID"
  | "EVENT_TOO_LARGE"
  | "EVENT_UNROUTABLE"
  | "EVENT_NACKED"
  | "EVENT_REFUSED"
  | "EVENT_PARTLY_DELIVERED"
  | "PUBLISH_BUFFER_FULL"
  | "PUBLISH_DEADLINE"
  | "PUBLISH_ABORTED"
  | "REQUEST_TIMEOUT"
  | "REQUEST_ABORTED"
  | "REQUEST_REJECTED"
  | "REPLY_INVALID"
  | "CONSUME_REFUSED"
  | "TOPOLOGY_MISSING"
  | "TOPOLOGY_REFUSED";

/** Where a value breaks its schema, and which rule. Never the value itself: events hold personal data. */
export interface Violation {
  /** JSON pointer into the event; empty for the event as a whole. */
  readonly pointer: string;
  /** The schema's keyword, `undeclared-property`, or `not-json`. */
  readonly rule: string;
  /** What the rule asks for, for example `must be >= 1`. */
  readonly message: string;
  /** Where the rule stands in the document, where known. */
  readonly schemaPath?: string;
}

/** One of several places that a message was sent to. */
export interface DestinationOutcome {
  /** The service, or the channel's key where the contract names no service. */
  readonly service: string;
  readonly delivered: boolean;
  /** Why it was not delivered. */
  readonly error?: EventError;
}

/** What a responder answered instead of a reply. */
export interface Rejection {
  /**
   * `REJECTED` or the code that the responder chose, `REQUEST_INVALID`, `NO_HANDLER`, `HANDLER_FAILED`,
   * `HANDLER_TIMEOUT` or `REPLY_INVALID`.
   */
  readonly code: string;
  readonly message: string;
}

export interface EventErrorDetails {
  readonly messageId?: string;
  readonly violations?: readonly Violation[];
  readonly destinations?: readonly DestinationOutcome[];
  readonly rejection?: Rejection;
  readonly cause?: unknown;
}

/**
 * Everything that this package throws at its callers. Programs read `code` and the fields; people read the message,
 * which says what happened, where, and what to do. It never holds values of an event, nor credentials.
 */
export class EventError extends Error {
  override readonly name = "EventError";
  readonly code: EventErrorCode;
  /** The message that this is about. Sending it again under the same id lets consumers notice a duplicate. */
  readonly messageId: string | undefined;
  /** With `EVENT_INVALID` and `REPLY_INVALID`. */
  readonly violations: readonly Violation[];
  /** With `EVENT_PARTLY_DELIVERED`: one entry per destination. */
  readonly destinations: readonly DestinationOutcome[];
  /** With `REQUEST_REJECTED`. */
  readonly rejection: Rejection | undefined;

  constructor(code: EventErrorCode, message: string, details: EventErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.messageId = details.messageId;
    this.violations = details.violations ?? [];
    this.destinations = details.destinations ?? [];
    this.rejection = details.rejection;
  }
}

/**
 * Thrown by a handler for a message that it will never be able to handle: the message goes to `<queue>.dead` without a
 * retry. Thrown for a request, it is the answer: the requester gets `REQUEST_REJECTED` with this code and reason.
 *
 * @example
 * throw new RejectEvent("no such product", { code: "PRODUCT_UNKNOWN" });
 */
export class RejectEvent extends Error {
  override readonly name = "RejectEvent";
  /** @default "REJECTED" */
  readonly code: string;

  /** @param reason Kept with the dead letter, and sent to a requester: no personal data. */
  constructor(reason: string, options: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(reason, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code ?? "REJECTED";
  }
}
