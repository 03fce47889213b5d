import { randomUUID } from "node:crypto";
import type { Decoded } from "./codec.js";
import { decodeBody } from "./content-encoding.js";
import type { MessageContract, MessagePlace, ReplyQueue, Topology } from "./contract.js";
import { correlationIdOf } from "./correlation.js";
import { type Deadline, Deadlines } from "./deadlines.js";
import { Dispatcher } from "./dispatch.js";
import { readEvent } from "./envelope.js";
import { EventError, type Violation } from "./errors.js";
import { OWN_REPLY_QUEUE_PREFIX, OwnReplyQueue } from "./own-reply-queue.js";
import type { ChannelExtension, Publisher } from "./publisher.js";
import type { ReplyQueues } from "./reply-queues.js";
import { DIRECT_REPLY_TO, ERROR_REPLY_TYPE, readRejection } from "./responder.js";
import type { Settings } from "./settings.js";
import { type IncomingMessage, type OutgoingMessage, type TransportChannel, TransportError } from "./transport.js";
import { describeViolations, violationsOf } from "./validation.js";

/** A request that is ready for the wire. */
export interface OutgoingRequest {
  readonly message: OutgoingMessage;
  /** Made by `correlationIdFor`. */
  readonly correlationId: string;
  readonly label: string;
  readonly topology: Topology;
  readonly replies: readonly MessageContract[];
  /** Absent: they come back on the channel that publishes, or to the connection's own queue. */
  readonly replyTo: ReplyQueue | undefined;
  /**
   * The message with the name of that queue where the contract has it. Absent: AMQP's `replyTo` alone says where replies go,
   * or they go to `replyTo`.
   */
  readonly addressedTo: ((queue: string) => OutgoingMessage) | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly idempotent: boolean;
}

interface PendingRequest {
  readonly request: OutgoingRequest;
  readonly endMs: number;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: EventError) => void;
  deadline: Deadline<PendingRequest> | undefined;
  stopListening: (() => void) | undefined;
  /** It was given to the publisher, once at least. */
  mayBeSent: boolean;
  /** The broker has it: now only its reply is missing. */
  isConfirmed: boolean;
}

/**
 * Sends requests and waits for their replies, which come back on the publishing channel itself, in a queue of the contract, or
 * in one of the connection's own.
 */
export class Requester implements ChannelExtension {
  readonly #publisher: Publisher;
  readonly #replyQueues: ReplyQueues;
  readonly #ownQueue: OwnReplyQueue;
  readonly #settings: Settings;
  readonly #pending = new Map<string, PendingRequest>();
  readonly #deadlines = new Deadlines<PendingRequest>((pending) => this.#fail(pending, timeoutError(pending)));
  /** Where replies have their correlation ids beside AMQP's own property, by `keyOf`. */
  readonly #places = new Map<string, MessagePlace>();
  #listening: Promise<void> | undefined;
  #lateReplies = 0;

  constructor(publisher: Publisher, settings: Settings, replyQueues: ReplyQueues) {
    this.#publisher = publisher;
    this.#settings = settings;
    this.#replyQueues = replyQueues;
    this.#ownQueue = new OwnReplyQueue(publisher, {
      replied: (message) => this.#replied(message),
      gone: (refusal) => this.#ownQueueGone(refusal),
    });
  }

  /** Where requests are answered that carry their address in headers or body, as far as is known: it changes with the connection. */
  get ownAddress(): string {
    return this.#ownQueue.name;
  }

  get pending(): number {
    return this.#pending.size;
  }

  /** Two requests under one message id still have a reply each. Taken by the request that follows at once. */
  correlationIdFor(messageId: string): string {
    return this.#pending.has(messageId) ? randomUUID() : messageId;
  }

  /** Resolves with the event of the reply; rejects with an EventError. */
  request(request: OutgoingRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const pending: PendingRequest = {
        request,
        endMs: performance.now() + request.timeoutMs,
        resolve,
        reject,
        deadline: undefined,
        stopListening: undefined,
        mayBeSent: false,
        isConfirmed: false,
      };
      for (const { correlationId: place } of request.replies) {
        if (place !== undefined) this.#places.set(keyOf(place), place);
      }
      // Before anything is sent: a reply may be faster than the confirm.
      this.#pending.set(request.correlationId, pending);
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
      // A queue of the contract keeps its answers, and one of our own tells when it is gone.
      const { replyTo, addressedTo } = pending.request;
      if (replyTo === undefined && addressedTo === undefined) this.#answerLost(pending);
    }
  }

  #ownQueueGone(refusal: TransportError | undefined): void {
    for (const pending of this.#pending.values()) {
      if (pending.request.addressedTo === undefined) continue;
      if (refusal === undefined) this.#answerLost(pending);
      else this.#fail(pending, refusedError(pending, refusal));
    }
  }

  /** What the broker has not confirmed is the publisher's to send again, or to give up. */
  #answerLost(pending: PendingRequest): void {
    if (!pending.isConfirmed) return;
    if (pending.request.idempotent) void this.#send(pending);
    else this.#fail(pending, lostError(pending, "the connection was lost"));
  }

  async #send(pending: PendingRequest): Promise<void> {
    const { message, correlationId, replyTo, addressedTo, label, topology, idempotent, signal } = pending.request;
    pending.isConfirmed = false;
    const ownQueue = this.#ownQueue;
    let sentWith: string | undefined;
    const withAddress = (): OutgoingMessage => {
      if (addressedTo === undefined) return asking(message, correlationId, replyTo?.queue ?? DIRECT_REPLY_TO);
      sentWith = ownQueue.name;
      return asking(addressedTo(sentWith), correlationId, sentWith);
    };
    try {
      await this.#listenAt(pending.request);
      if (!this.#pending.has(correlationId)) return;
      pending.mayBeSent = true;
      await this.#publisher.send({
        message: withAddress(),
        renew: addressedTo === undefined ? undefined : withAddress,
        label,
        topology,
        timeoutMs: Math.max(1, Math.ceil(pending.endMs - performance.now())),
        signal,
        resend: idempotent,
        expires: true,
      });
      pending.isConfirmed = true;
      // The queue that it names went before the confirm came.
      if (sentWith !== undefined && sentWith !== ownQueue.name) this.#answerLost(pending);
    } catch (error) {
      this.#fail(pending, requestError(pending, error));
    }
  }

  #listenAt({ replyTo, addressedTo }: OutgoingRequest): Promise<void> {
    if (replyTo !== undefined) return this.#replyQueues.consume(replyTo, (message) => this.#replied(message));
    if (addressedTo !== undefined) return this.#ownQueue.use();
    this.#listening ??= this.#publisher.extend(this).catch(ignoreClosed);
    return this.#listening;
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
    const body = readOnce(() => decodeBody(message, this.#settings.maxMessageBytes));
    const pending = this.#askedBy(message, body);
    if (pending === undefined) {
      this.#lateReplies += 1;
      this.#settings.report({ type: "late-reply", count: this.#lateReplies });
      return;
    }
    if (message.properties.type === ERROR_REPLY_TYPE) {
      this.#fail(pending, rejectedError(pending, message.body));
      return;
    }
    const reply = readReply(message, body(), pending.request.replies);
    if (reply.violations !== undefined) this.#fail(pending, replyInvalidError(pending, reply.violations));
    else {
      this.#release(pending);
      pending.resolve(reply.event);
    }
  }

  /** The request that a reply belongs to: by AMQP's own property, else by what stands where its contract has it. */
  #askedBy({ properties }: IncomingMessage, body: () => Decoded): PendingRequest | undefined {
    const { correlationId } = properties;
    if (correlationId !== undefined) return this.#pending.get(correlationId);
    const readBody = (): unknown => {
      const decoded = body();
      return decoded.ok ? decoded.body : undefined;
    };
    for (const place of this.#places.values()) {
      const pending = this.#pending.get(correlationIdOf(properties, place, readBody) ?? "");
      if (pending !== undefined && answersAt(pending, place)) return pending;
    }
    return undefined;
  }

  #fail(pending: PendingRequest, error: EventError): void {
    if (this.#pending.get(pending.request.correlationId) !== pending) return;
    this.#release(pending);
    pending.reject(error);
  }

  #release(pending: PendingRequest): void {
    this.#pending.delete(pending.request.correlationId);
    pending.stopListening?.();
    if (pending.deadline !== undefined) this.#deadlines.remove(pending.deadline);
  }
}

function asking(message: OutgoingMessage, correlationId: string, replyTo: string): OutgoingMessage {
  return { ...message, properties: { ...message.properties, correlationId, replyTo } };
}

/** A place as a key: contracts of one process have few of them. */
function keyOf({ in: part, path }: MessagePlace): string {
  return JSON.stringify([part, ...path]);
}

function answersAt({ request }: PendingRequest, place: MessagePlace): boolean {
  return request.replies.some(
    ({ correlationId }) => correlationId !== undefined && keyOf(correlationId) === keyOf(place),
  );
}

function readOnce<Value>(read: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

type Reply =
  | { readonly event: unknown; readonly violations?: undefined }
  | { readonly violations: readonly Violation[] };

function readReply({ properties }: IncomingMessage, decoded: Decoded, replies: readonly MessageContract[]): Reply {
  if (!decoded.ok)
    return { violations: [{ pointer: "", rule: "not-json", message: `cannot be read: ${decoded.problem}` }] };
  const dispatched = new Dispatcher(replies.map((contract) => ({ message: contract }))).dispatch(
    decoded.body,
    properties,
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

function refusedError(pending: PendingRequest, cause: TransportError): EventError {
  return new EventError(
    "CONSUME_REFUSED",
    `${pending.request.label} ${pending.mayBeSent ? "got no reply, and may have been handled" : "was not sent"}: the broker does not let us have a queue for its replies. ${cause.message} Give the user the rights to configure and to read queues whose names begin with "${OWN_REPLY_QUEUE_PREFIX}".`,
    { ...idOf(pending), cause },
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
