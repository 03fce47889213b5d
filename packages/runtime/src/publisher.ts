import { whenAborted } from "./abort-watch.js";
import { ChannelKeeper, type ChannelUser } from "./channel-keeper.js";
import type { Topology } from "./contract.js";
import { Deadlines } from "./deadlines.js";
import { EventError } from "./errors.js";
import type { Link } from "./link.js";
import { Outbox } from "./outbox.js";
import { type Outgoing, Publication } from "./publication.js";
import {
  abortedError,
  bufferFullError,
  closedError,
  deadlineError,
  lostError,
  nackedError,
  refusedError,
  topologyError,
  unroutableError,
  unwritableError,
} from "./publish-errors.js";
import { RefusalWatch } from "./refusal-watch.js";
import { isOverWhatWasSent } from "./reply-code.js";
import { SendWindow } from "./send-window.js";
import type { Settings } from "./settings.js";
import type { Topologist } from "./topologist.js";
import { type ReturnedMessage, type TransportChannel, type TransportConnection, TransportError } from "./transport.js";

/** Set up on each publishing channel before anything is sent on it. */
export interface ChannelExtension {
  opened(channel: TransportChannel, connection: TransportConnection): Promise<void>;
  lost(): void;
}

/**
 * Sends messages and says truthfully what became of each: a bounded number waits, a bounded number is in flight, and
 * what was in flight on a lost channel is sent again first, in order, under the same message id.
 */
export class Publisher implements ChannelUser {
  readonly mode = "confirm";
  readonly #settings: Settings;
  readonly #link: Link;
  readonly #topologist: Topologist;
  readonly #keeper: ChannelKeeper;
  readonly #outbox = new Outbox();
  readonly #window: SendWindow;
  readonly #refusals: RefusalWatch;
  readonly #deadlines = new Deadlines<Publication>((publication) => {
    this.#fail(publication, deadlineError(publication));
    this.#pump();
  });
  readonly #extensions: ChannelExtension[] = [];
  #channel: TransportChannel | undefined;
  #connection: TransportConnection | undefined;
  /** What is known to exist, on this connection. */
  #ensured = new WeakSet<Topology>();
  /** The exchanges that are known to exist; the default one always does. */
  #exchanges = new Set([""]);
  #isEnsuring = false;
  #isWritable = true;
  #isPumping = false;
  #isClosed = false;
  /**
   * The broker closed the channel because of one of the messages in flight. That many are sent one at a time, until it
   * shows which: the others must not suffer again.
   */
  #suspects = 0;
  /** What was in flight on the last channel and is sent again. */
  #resending: readonly Publication[] = [];
  #whenIdle: (() => void) | undefined;

  constructor(link: Link, settings: Settings, topologist: Topologist) {
    this.#link = link;
    this.#settings = settings;
    this.#topologist = topologist;
    this.#window = new SendWindow(settings.maxInFlight);
    this.#keeper = new ChannelKeeper(link, settings, this);
    this.#refusals = new RefusalWatch(() => this.#keeper.reopen());
  }

  get inFlight(): number {
    return this.#outbox.inFlight;
  }

  get waiting(): number {
    return this.#outbox.waiting;
  }

  get isReady(): boolean {
    return this.#channel !== undefined;
  }

  start(): Promise<void> {
    return this.#keeper.start();
  }

  /** Uses the extension on this and all later channels. Resolves when nothing is sent without it any more. */
  async extend(extension: ChannelExtension): Promise<void> {
    this.#extensions.push(extension);
    const [channel, connection] = [this.#channel, this.#connection];
    if (channel !== undefined && connection !== undefined) await extension.opened(channel, connection);
  }

  /** Resolves when the broker has the message; rejects with an EventError. */
  send(outgoing: Outgoing): Promise<void> {
    const refusal = this.#refusal(outgoing);
    if (refusal !== undefined) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      const publication = new Publication(outgoing, resolve, reject);
      publication.deadline = this.#deadlines.add(publication, outgoing.timeoutMs);
      if (outgoing.signal !== undefined) this.#listen(publication, outgoing.signal);
      this.#outbox.add(publication);
      this.#pump();
    });
  }

  /** Called when the broker begins or ceases to take publishes. */
  blockedChanged(): void {
    this.#pump();
  }

  /** Takes nothing more, and waits until what there is was confirmed or the time is over. */
  async drain(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    if (this.#outbox.isIdle) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, timeoutMs));
      this.#whenIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Gives up what is left and closes the channel. Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    this.#isClosed = true;
    for (const publication of this.#outbox.all()) {
      this.#fail(publication, lostError(publication, "close() gave up waiting for the broker"));
    }
    this.#channel = undefined;
    await this.#keeper.close(timeoutMs);
  }

  async opened(channel: TransportChannel, connection: TransportConnection): Promise<void> {
    for (const extension of this.#extensions) await extension.opened(channel, connection);
  }

  ready(channel: TransportChannel, connection: TransportConnection): void {
    this.#channel = channel;
    this.#connection = connection;
    this.#ensured = new WeakSet();
    this.#exchanges = new Set([""]);
    this.#isWritable = true;
    this.#resending = [];
    this.#window.reset();
    this.#pump();
  }

  lost(error: TransportError | undefined): void {
    this.#channel = undefined;
    this.#refusals.lost();
    const unconfirmed = this.#outbox.takeInFlight();
    // The broker names no culprit; alone in flight, a message is one.
    const culprit = error !== undefined && unconfirmed.length === 1 ? unconfirmed[0] : undefined;
    this.#suspects = error !== undefined && culprit === undefined ? unconfirmed.length : 0;
    const resending: Publication[] = [];
    for (const publication of unconfirmed.toReversed()) {
      if (publication === culprit) this.#fail(publication, refusedError(publication, error));
      else if (!publication.outgoing.resend) this.#fail(publication, lostError(publication, "the connection was lost"));
      else {
        this.#outbox.putBack(publication);
        resending.push(publication);
      }
    }
    this.#resending = resending;
    for (const extension of this.#extensions) extension.lost();
    if (resending.length > 0) this.#settings.report({ type: "resending", messages: resending.length, error });
  }

  /**
   * Why the whole connection is gone; its channel was lost before. Other than over a channel the broker may close it because
   * of troubles of its own, so a message is the reason only when it was suspected before and is alone now.
   */
  connectionLost(error: TransportError | undefined): void {
    const suspects = this.#resending;
    this.#resending = [];
    if (error?.replyCode === undefined || !isOverWhatWasSent(error.replyCode)) return;
    for (const publication of suspects) publication.suspicions += 1;
    const [only] = suspects;
    if (only !== undefined && suspects.length === 1 && only.suspicions > 1) {
      this.#fail(only, refusedError(only, error, "connection"));
    } else this.#suspects = suspects.length;
  }

  failed(_error: unknown): void {
    // What waits has its deadlines; the link tells of the trouble, and the keeper tries again.
  }

  drained(): void {
    this.#isWritable = true;
    this.#pump();
  }

  /** Several messages with one id to one place are told apart by their order. */
  returned(message: ReturnedMessage): void {
    const returned = this.#outbox.allInFlight().find((publication) => {
      const sent = publication.outgoing.message;
      return (
        publication.returned === undefined &&
        sent.properties.messageId === message.properties.messageId &&
        sent.routingKey === message.routingKey &&
        sent.exchange === message.exchange
      );
    });
    if (returned !== undefined) returned.returned = message;
  }

  #refusal(outgoing: Outgoing): EventError | undefined {
    if (this.#isClosed) return closedError(outgoing);
    if (outgoing.signal?.aborted) return abortedError(outgoing, "not-sent");
    const { maxWaiting, maxWaitingBytes } = this.#settings;
    const { waiting, waitingBytes } = this.#outbox;
    // Alone it waits for nobody else: refused, it could never be sent, nor a large message be dead-lettered.
    const fits = waiting === 0 || waitingBytes + outgoing.message.body.length <= maxWaitingBytes;
    if (waiting < maxWaiting && fits) return undefined;
    return bufferFullError(outgoing, { waiting, waitingBytes, maxWaiting, maxWaitingBytes });
  }

  #listen(publication: Publication, signal: AbortSignal): void {
    const aborted = (): void => {
      this.#fail(publication, abortedError(publication.outgoing, publication.fate));
      this.#pump();
    };
    publication.stopListening = whenAborted(signal, aborted);
  }

  /** Sends as much as the window, the socket and the broker take. */
  #pump(): void {
    // A transport may answer within `publish`; its answer must not send a later message before the one at hand is noted.
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      while (this.#sendNext());
    } finally {
      this.#isPumping = false;
    }
    if (this.#whenIdle !== undefined && this.#outbox.isIdle) this.#whenIdle();
  }

  /** @returns whether the next one may follow at once. */
  #sendNext(): boolean {
    const channel = this.#channel;
    const publication = this.#outbox.next;
    if (channel === undefined || publication === undefined || !this.#isWritable || this.#link.blocked) return false;
    if (this.#outbox.inFlight >= (this.#suspects > 0 ? 1 : this.#window.size)) return false;
    if (!this.#hasWhatItNeeds(publication.outgoing)) {
      void this.#ensure(publication.outgoing);
      return false;
    }
    this.#outbox.send(publication);
    this.#window.sent(this.#outbox.inFlight);
    publication.sentOn = channel;
    try {
      this.#isWritable = channel.publish(publication.message, (error) => this.#settled(publication, channel, error));
      return this.#isWritable;
    } catch (error) {
      if (error instanceof TransportError && error.kind === "closed") {
        this.#outbox.putBack(publication);
        return false;
      }
      this.#outbox.settle(publication);
      this.#fail(publication, unwritableError(publication, error));
      return true;
    }
  }

  #hasWhatItNeeds({ topology, message, needs }: Outgoing): boolean {
    const connection = this.#connection;
    if (!this.#ensured.has(topology) || !this.#exchanges.has(message.exchange)) return false;
    return needs === undefined || (connection !== undefined && needs.isThereOn(connection));
  }

  /**
   * What stands at the head waits for its queues to exist; the others wait behind it, so that order is kept. Its exchange
   * is looked for even when the contract says nothing of it: a publish to a missing one closes the channel under all others.
   */
  async #ensure({ topology, message: { exchange }, needs }: Outgoing): Promise<void> {
    const connection = this.#connection;
    if (connection === undefined || this.#isEnsuring) return;
    this.#isEnsuring = true;
    const ensured = this.#ensured;
    const exchanges = this.#exchanges;
    let isConcerned = (other: Outgoing): boolean => other.topology === topology && other.message.exchange === exchange;
    let isLost = false;
    try {
      if (!ensured.has(topology)) await this.#topologist.ensure(connection, topology);
      ensured.add(topology);
      if (!exchanges.has(exchange)) await this.#topologist.findExchange(connection, exchange);
      exchanges.add(exchange);
      isConcerned = (other) => other.needs === needs;
      if (needs?.isThereOn(connection) === false) await needs.provide(connection);
    } catch (error) {
      if (error instanceof EventError) this.#failAll(isConcerned, error);
      else isLost = true;
    } finally {
      this.#isEnsuring = false;
    }
    // A connection that is being lost is not asked again at once: that would be a hot loop. The next one is.
    if (!isLost || this.#ensured !== ensured) this.#pump();
  }

  #failAll(isConcerned: (outgoing: Outgoing) => boolean, error: EventError): void {
    for (const publication of this.#outbox.allWaiting()) {
      if (isConcerned(publication.outgoing)) this.#fail(publication, topologyError(publication, error));
    }
  }

  #settled(publication: Publication, channel: TransportChannel, error: TransportError | undefined): void {
    // Closed: `lost` decides about all of them together, in their order.
    if (publication.sentOn !== channel || this.#channel !== channel || error?.kind === "closed") return;
    const { topology } = publication.outgoing;
    if (error === undefined) this.#refusals.confirmed(topology);
    else if (publication.outgoing.resend && this.#refusals.isPassing(topology)) return;
    this.#outbox.settle(publication);
    this.#window.confirmed(this.#outbox.waiting > 0);
    if (this.#suspects > 0) this.#suspects -= 1;
    if (error !== undefined) this.#fail(publication, nackedError(publication, error));
    else if (publication.returned !== undefined) {
      // Whoever deleted the queue may expect it to be declared anew by the next message.
      this.#ensured.delete(topology);
      this.#fail(publication, unroutableError(publication, publication.returned, this.#settings.topology));
    } else this.#answer(publication, undefined);
    this.#pump();
  }

  #fail(publication: Publication, error: EventError): void {
    this.#outbox.withdraw(publication);
    this.#answer(publication, error);
  }

  #answer(publication: Publication, error: EventError | undefined): void {
    if (publication.deadline !== undefined) this.#deadlines.remove(publication.deadline);
    publication.answer(error);
  }
}
