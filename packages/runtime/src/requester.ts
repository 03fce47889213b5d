import { randomUUID } from "node:crypto";
import { whenAborted } from "./abort-watch.js";
import type { Decoded } from "./codec.js";
import { decodeBody } from "./content-encoding.js";
import type { MessageContract, MessagePlace } from "./contract.js";
import { correlationIdOf } from "./correlation.js";
import { Deadlines } from "./deadlines.js";
import { Dispatcher } from "./dispatch.js";
import { readEvent } from "./envelope.js";
import type { EventError, Violation } from "./errors.js";
import { OwnReplyQueue } from "./own-reply-queue.js";
import type { OutgoingRequest, PendingRequest } from "./pending-request.js";
import type { ChannelExtension, Publisher } from "./publisher.js";
import type { ReplyQueues } from "./reply-queues.js";
import {
  abortedError,
  lostError,
  rejectedError,
  replyInvalidError,
  requestError,
  timeoutError,
} from "./request-errors.js";
import { DIRECT_REPLY_TO, ERROR_REPLY_TYPE } from "./responder.js";
import type { Settings } from "./settings.js";
import { type IncomingMessage, type OutgoingMessage, type TransportChannel, TransportError } from "./transport.js";
import { violationsOf } from "./validation.js";

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
  #channelsLost = 0;

  constructor(publisher: Publisher, settings: Settings, replyQueues: ReplyQueues) {
    this.#publisher = publisher;
    this.#settings = settings;
    this.#replyQueues = replyQueues;
    this.#ownQueue = new OwnReplyQueue(settings, {
      replied: (message) => this.#replied(message),
      gone: () => this.#ownQueueGone(),
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
    this.#ownQueue.close();
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
    this.#channelsLost += 1;
    for (const pending of this.#pending.values()) {
      // A queue of the contract keeps its answers, and one of our own tells when it is gone.
      const { replyTo, addressedTo } = pending.request;
      if (replyTo === undefined && addressedTo === undefined) this.#answerLost(pending);
    }
  }

  #ownQueueGone(): void {
    for (const pending of this.#pending.values()) {
      if (pending.request.addressedTo !== undefined) this.#answerLost(pending);
    }
  }

  /** What the broker has not confirmed is the publisher's to send again, or to give up. */
  #answerLost(pending: PendingRequest): void {
    if (!pending.isConfirmed) return;
    if (pending.request.idempotent) void this.#send(pending);
    else this.#fail(pending, lostError(pending, "the connection was lost"));
  }

  async #send(pending: PendingRequest): Promise<void> {
    const { message, addressedTo, label, topology, idempotent, signal } = pending.request;
    pending.isConfirmed = false;
    let way: string | undefined;
    const sentNow = (): OutgoingMessage => {
      pending.mayBeSent = true;
      way = this.#wayBack(pending.request);
      return this.#withAddress(pending.request);
    };
    try {
      await this.#listenAt(pending.request);
      if (!this.#isPending(pending)) return;
      await this.#publisher.send({
        message,
        renew: sentNow,
        wasSent: pending.mayBeSent,
        label,
        topology,
        needs: addressedTo === undefined ? undefined : this.#ownQueue,
        timeoutMs: Math.max(1, Math.ceil(pending.endMs - performance.now())),
        signal,
        resend: idempotent,
        expires: true,
      });
      pending.isConfirmed = true;
      // What its answer would come through went before the confirm came, or with it.
      if (way !== this.#wayBack(pending.request)) this.#answerLost(pending);
    } catch (error) {
      this.#fail(pending, requestError(pending, error));
    }
  }

  #withAddress({ message, correlationId, replyTo, addressedTo }: OutgoingRequest): OutgoingMessage {
    if (replyTo !== undefined) return asking(message, correlationId, replyTo.queue);
    if (addressedTo === undefined) return asking(message, correlationId, DIRECT_REPLY_TO);
    const { name } = this.#ownQueue;
    return asking(addressedTo(name), correlationId, name);
  }

  /** What the answer to a request that is sent now comes through: another text when that is gone. A queue of the contract stays. */
  #wayBack({ replyTo, addressedTo }: OutgoingRequest): string {
    if (replyTo !== undefined) return replyTo.queue;
    return addressedTo === undefined ? `${DIRECT_REPLY_TO} ${this.#channelsLost}` : this.#ownQueue.name;
  }

  #listenAt({ replyTo, addressedTo }: OutgoingRequest): Promise<void> {
    if (replyTo !== undefined) return this.#replyQueues.consume(replyTo, (message) => this.#replied(message));
    // The publisher sees to it before it sends.
    if (addressedTo !== undefined) return Promise.resolve();
    this.#listening ??= this.#publisher.extend(this).catch(ignoreClosed);
    return this.#listening;
  }

  #listen(pending: PendingRequest, signal: AbortSignal): void {
    const aborted = (): void => this.#fail(pending, abortedError(pending, signal.reason));
    if (signal.aborted) {
      queueMicrotask(aborted);
      return;
    }
    pending.stopListening = whenAborted(signal, aborted);
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
    if (!this.#isPending(pending)) return;
    this.#release(pending);
    pending.reject(error);
  }

  /** Another one may have its correlation id by now. */
  #isPending(pending: PendingRequest): boolean {
    return this.#pending.get(pending.request.correlationId) === pending;
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
