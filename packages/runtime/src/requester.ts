import { randomUUID } from "node:crypto";
import { decodeBody } from "./content-encoding.js";
import type { MessageContract, Topology } from "./contract.js";
import { type Deadline, Deadlines } from "./deadlines.js";
import { Dispatcher } from "./dispatch.js";
import { readEvent } from "./envelope.js";
import { EventError, type Violation } from "./errors.js";
import type { ChannelExtension, Publisher } from "./publisher.js";
import { DIRECT_REPLY_TO, ERROR_REPLY_TYPE, readRejection } from "./responder.js";
import type { Settings } from "./settings.js";
import { type IncomingMessage, type OutgoingMessage, type TransportChannel, TransportError } from "./transport.js";
import { describeViolations, violationsOf } from "./validation.js";

/** A request that is ready for the wire. */
export interface OutgoingRequest {
  readonly message: OutgoingMessage;
  readonly label: string;
  readonly topology: Topology;
  readonly replies: readonly MessageContract[];
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly idempotent: boolean;
}

interface PendingRequest {
  readonly request: OutgoingRequest;
  readonly correlationId: string;
  readonly endMs: number;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: EventError) => void;
  deadline: Deadline<PendingRequest> | undefined;
  stopListening: (() => void) | undefined;
  /** The broker has it: now only its reply is missing. */
  isConfirmed: boolean;
}

/** Sends requests and waits for their replies, which come back on the publishing channel itself. */
export class Requester implements ChannelExtension {
  readonly #publisher: Publisher;
  readonly #settings: Settings;
  readonly #pending = new Map<string, PendingRequest>();
  readonly #deadlines = new Deadlines<PendingRequest>((pending) => this.#fail(pending, timeoutError(pending)));
  #listening: Promise<void> | undefined;
  #lateReplies = 0;

  constructor(publisher: Publisher, settings: Settings) {
    this.#publisher = publisher;
    this.#settings = settings;
  }

  get pending(): number {
    return this.#pending.size;
  }

  /** Resolves with the event of the reply; rejects with an EventError. */
  request(request: OutgoingRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const { messageId } = request.message.properties;
      const pending: PendingRequest = {
        request,
        // Two requests under one message id still have a reply each.
        correlationId: messageId === undefined || this.#pending.has(messageId) ? randomUUID() : messageId,
        endMs: performance.now() + request.timeoutMs,
        resolve,
        reject,
        deadline: undefined,
        stopListening: undefined,
        isConfirmed: false,
      };
      // Before anything is sent: a reply may be faster than the confirm.
      this.#pending.set(pending.correlationId, pending);
      pending.deadline = this.#deadlines.add(pending, request.timeoutMs);
      if (request.signal !== undefined) this.#listen(pending, request.signal);
      void this.#send(pending);
    });
  }

  /** Fails what is still waiting. */
  close(): void {
    for (const pending of this.#pending.values()) this.#fail(pending, lostError(pending, "the connection was closed"));
  }

  async opened(channel: TransportChannel): Promise<void> {
    await channel.consume(
      DIRECT_REPLY_TO,
      { noAck: true },
      {
        delivered: (message) => this.#replied(message),
        // It lives as long as its channel.
        cancelled: () => undefined,
      },
    );
  }

  /** The channel is gone, and with it the address that confirmed requests are answered to. */
  lost(): void {
    for (const pending of this.#pending.values()) {
      if (!pending.isConfirmed) continue;
      if (pending.request.idempotent) void this.#send(pending);
      else this.#fail(pending, lostError(pending, "the connection was lost"));
    }
  }

  async #send(pending: PendingRequest): Promise<void> {
    const { message, label, topology, idempotent, signal } = pending.request;
    pending.isConfirmed = false;
    try {
      this.#listening ??= this.#publisher.extend(this).catch(ignoreClosed);
      await this.#listening;
      if (!this.#pending.has(pending.correlationId)) return;
      await this.#publisher.send({
        message: {
          ...message,
          properties: { ...message.properties, correlationId: pending.correlationId, replyTo: DIRECT_REPLY_TO },
        },
        label,
        topology,
        timeoutMs: Math.max(1, Math.ceil(pending.endMs - performance.now())),
        signal,
        resend: idempotent,
        expires: true,
      });
      pending.isConfirmed = true;
    } catch (error) {
      this.#fail(pending, requestError(pending, error));
    }
  }

  #listen(pending: PendingRequest, signal: AbortSignal): void {
    const aborted = (): void => this.#fail(pending, abortedError(pending, signal.reason));
    if (signal.aborted) {
      queueMicrotask(aborted);
      return;
    }
    signal.addEventListener("abort", aborted, { once: true });
    pending.stopListening = () => signal.removeEventListener("abort", aborted);
  }

  #replied(message: IncomingMessage): void {
    const { correlationId, type } = message.properties;
    const pending = correlationId === undefined ? undefined : this.#pending.get(correlationId);
    if (pending === undefined) {
      this.#lateReplies += 1;
      this.#settings.report({ type: "late-reply", count: this.#lateReplies });
      return;
    }
    if (type === ERROR_REPLY_TYPE) {
      this.#fail(pending, rejectedError(pending, message.body));
      return;
    }
    const reply = readReply(message, pending.request.replies, this.#settings.maxMessageBytes);
    if (reply.violations !== undefined) this.#fail(pending, replyInvalidError(pending, reply.violations));
    else {
      this.#release(pending);
      pending.resolve(reply.event);
    }
  }

  #fail(pending: PendingRequest, error: EventError): void {
    if (this.#pending.get(pending.correlationId) !== pending) return;
    this.#release(pending);
    pending.reject(error);
  }

  #release(pending: PendingRequest): void {
    this.#pending.delete(pending.correlationId);
    pending.stopListening?.();
    if (pending.deadline !== undefined) this.#deadlines.remove(pending.deadline);
  }
}

type Reply =
  | { readonly event: unknown; readonly violations?: undefined }
  | { readonly violations: readonly Violation[] };

function readReply(message: IncomingMessage, replies: readonly MessageContract[], maxBytes: number): Reply {
  const decoded = decodeBody(message, maxBytes);
  if (!decoded.ok)
    return { violations: [{ pointer: "", rule: "not-json", message: `cannot be read: ${decoded.problem}` }] };
  const dispatched = new Dispatcher(replies.map((contract) => ({ message: contract }))).dispatch(
    decoded.body,
    message.properties,
  );
  if (dispatched.kind === "accepted") return { event: readEvent(dispatched.candidate.message, decoded.body) };
  if (dispatched.kind === "invalid") return { violations: dispatched.violations };
  const [only] = replies;
  return only !== undefined && replies.length === 1
    ? { violations: violationsOf(only, decoded.body) }
    : { violations: [{ pointer: "", rule: "unknown-message", message: "is none of the replies of the contract" }] };
}

/** A channel that is lost right now is followed by one that has the extension. */
function ignoreClosed(error: unknown): void {
  if (!(error instanceof TransportError) || error.kind !== "closed") throw error;
}

function requestError(pending: PendingRequest, error: unknown): EventError {
  if (!(error instanceof EventError)) {
    return new EventError("CONNECTION_CLOSED", `${pending.request.label} was not sent: no replies can be received.`, {
      ...idOf(pending),
      cause: error,
    });
  }
  if (error.code === "PUBLISH_DEADLINE") return timeoutError(pending);
  if (error.code === "PUBLISH_ABORTED") return abortedError(pending, error.cause);
  return error;
}

function timeoutError(pending: PendingRequest): EventError {
  const { label, timeoutMs } = pending.request;
  return new EventError(
    "REQUEST_TIMEOUT",
    `${label} got no reply within ${timeoutMs} ms. It may have been handled; check that its service runs, or raise timeoutMs.`,
    idOf(pending),
  );
}

function abortedError(pending: PendingRequest, reason: unknown): EventError {
  return new EventError(
    "REQUEST_ABORTED",
    `${pending.request.label} was aborted by its signal. It may have been handled.`,
    {
      ...idOf(pending),
      cause: reason,
    },
  );
}

function lostError(pending: PendingRequest, what: string): EventError {
  return new EventError(
    "CONNECTION_CLOSED",
    `${pending.request.label} got no reply: ${what}. It may have been handled; with the option idempotent it is sent again.`,
    idOf(pending),
  );
}

function rejectedError(pending: PendingRequest, body: Buffer): EventError {
  const rejection = readRejection(body);
  return new EventError(
    "REQUEST_REJECTED",
    `${pending.request.label} was answered with ${rejection.code}: ${rejection.message}`,
    { ...idOf(pending), rejection },
  );
}

function replyInvalidError(pending: PendingRequest, violations: readonly Violation[]): EventError {
  return new EventError(
    "REPLY_INVALID",
    `${pending.request.label} was answered with a reply that breaks the contract: ${describeViolations(violations)}.`,
    { ...idOf(pending), violations },
  );
}

function idOf({ request }: PendingRequest): { readonly messageId?: string } {
  const { messageId } = request.message.properties;
  return messageId === undefined ? {} : { messageId };
}
