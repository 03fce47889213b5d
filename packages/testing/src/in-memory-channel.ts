import {
  type ChannelMode,
  type ConsumerOptions,
  checkEncodable,
  checkPrefetch,
  type ExchangeDeclaration,
  type IncomingMessage,
  type OutgoingMessage,
  type QueueBinding,
  type QueueDeclaration,
  type QueueState,
  type TransportChannel,
  type TransportChannelListener,
  type TransportConsumerListener,
  TransportError,
} from "@eventwright/runtime/transport";
import { copyMessage } from "./broker-message.js";
import { type ChannelPeer, ChannelSession, type ChannelSurroundings, type SettleOutcome } from "./channel-session.js";
import { checkMessage } from "./message-check.js";
import type { Pipe } from "./pipe.js";
import { ProtocolError } from "./protocol-error.js";
import { closedByBrokerError, closedError, refusedError } from "./transport-errors.js";

/** What a channel needs of its connection. */
export interface ChannelWire {
  readonly toBroker: Pipe;
  readonly toClient: Pipe;
  /** The broker took a message: under an alarm it stops reading now. */
  published(): void;
  /** The broker ends the whole connection. */
  closeByBroker(error: ProtocolError): void;
  forget(channel: InMemoryChannel): void;
}

/** As amqplib's: so many messages may wait for the socket before `publish` says to wait. */
const HIGH_WATER_MARK = 1024;

interface Unconfirmed {
  readonly settled: ((error: TransportError | undefined) => void) | undefined;
}

/** The client's end of a channel. What it asks travels to the broker's end, a ChannelSession, and the answer back. */
export class InMemoryChannel implements TransportChannel {
  readonly #mode: ChannelMode;
  readonly #wire: ChannelWire;
  readonly #session: ChannelSession;
  readonly #listener: TransportChannelListener;
  readonly #consumers = new Map<string, TransportConsumerListener>();
  /** Calls without an answer yet, each by what rejects it. */
  readonly #calls = new Set<() => void>();
  readonly #unconfirmed = new Set<Unconfirmed>();
  #settleGone = (): void => undefined;
  readonly #gone = new Promise<void>((resolve) => {
    this.#settleGone = resolve;
  });
  #onSocket = 0;
  #toldToWait = false;
  #isClosing = false;
  #isClosed = false;

  constructor(mode: ChannelMode, wire: ChannelWire, around: ChannelSurroundings, listener: TransportChannelListener) {
    this.#mode = mode;
    this.#wire = wire;
    this.#session = new ChannelSession(around, this.#peer());
    this.#listener = listener;
  }

  get session(): ChannelSession {
    return this.#session;
  }

  checkQueue(name: string): Promise<QueueState> {
    return this.#call(`checkQueue "${name}"`, [name], {}, (session) => session.checkQueue(name));
  }

  declareQueue(queue: QueueDeclaration): Promise<QueueState> {
    const copy = { ...queue, arguments: { ...queue.arguments } };
    return this.#call(`declareQueue "${queue.name}"`, [queue.name], queue.arguments, (session) =>
      session.declareQueue(copy),
    );
  }

  checkExchange(name: string): Promise<void> {
    return this.#call(`checkExchange "${name}"`, [name], {}, (session) => session.checkExchange(name));
  }

  declareExchange(exchange: ExchangeDeclaration): Promise<void> {
    const copy = { ...exchange, arguments: { ...exchange.arguments } };
    const { name, type } = exchange;
    return this.#call(`declareExchange "${name}"`, [name, type], exchange.arguments, (session) =>
      session.declareExchange(copy),
    );
  }

  bindQueue(binding: QueueBinding): Promise<void> {
    const { queue, exchange, routingKey } = binding;
    const copy = { ...binding, arguments: { ...binding.arguments } };
    return this.#call(`bindQueue "${queue}"`, [queue, exchange, routingKey], binding.arguments, (session) =>
      session.bindQueue(copy),
    );
  }

  publish(message: OutgoingMessage, settled?: (error: TransportError | undefined) => void): boolean {
    this.#checkOpen("publish");
    checkMessage(message);
    const { exchange, routingKey, body, properties, mandatory } = message;
    const copy = copyMessage({ exchange, routingKey, body, properties });
    const unconfirmed = { settled };
    if (this.#mode === "confirm") this.#unconfirmed.add(unconfirmed);
    this.#onSocket++;
    this.#wire.toBroker.send(() => this.#leaveSocket());
    this.#send(() => {
      const taken = this.#session.publish(copy, mandatory);
      if (this.#mode === "confirm") this.#toClient(() => this.#confirm(unconfirmed, taken));
      this.#wire.published();
    });
    this.#toldToWait ||= this.#onSocket >= HIGH_WATER_MARK;
    return !this.#toldToWait;
  }

  async setPrefetch(count: number): Promise<void> {
    checkPrefetch(count);
    await this.#call("setPrefetch", [], {}, (session) => session.setPrefetch(count));
  }

  consume(queue: string, options: ConsumerOptions, listener: TransportConsumerListener): Promise<string> {
    return this.#call(`consume "${queue}"`, [queue], {}, (session) => session.consume(queue, { ...options }), {
      answered: (tag) => this.#consumers.set(tag, listener),
      after: (session, tag) => session.startConsumer(tag),
    });
  }

  cancel(consumerTag: string): Promise<void> {
    return this.#call("cancel", [consumerTag], {}, (session) => session.cancel(consumerTag), {
      answered: () => this.#consumers.delete(consumerTag),
    });
  }

  ack(deliveryTag: number, options: { readonly upTo?: boolean } = {}): void {
    this.#settle("ack", deliveryTag, options.upTo ?? false, "acknowledge");
  }

  nack(deliveryTag: number, options: { readonly requeue: boolean; readonly upTo?: boolean }): void {
    this.#settle("nack", deliveryTag, options.upTo ?? false, options.requeue ? "requeue" : "reject");
  }

  reject(deliveryTag: number, options: { readonly requeue: boolean }): void {
    this.#settle("reject", deliveryTag, false, options.requeue ? "requeue" : "reject");
  }

  async close(): Promise<void> {
    if (!this.#isClosing && !this.#isClosed) {
      this.#isClosing = true;
      this.#wire.toBroker.send(() => {
        this.#session.close();
        this.#wire.toClient.send(() => this.finish(undefined));
      });
    }
    await this.#gone;
  }

  /** The end of the channel: nothing stays pending, and nothing is heard of it any more. */
  finish(error: TransportError | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#wire.forget(this);
    for (const reject of this.#calls) reject();
    const why = error === undefined ? "" : ` ${error.message}`;
    for (const { settled } of this.#unconfirmed) {
      settled?.(
        new TransportError("closed", `The channel closed before the broker confirmed: outcome unknown.${why}`, {
          cause: error,
        }),
      );
    }
    this.#unconfirmed.clear();
    this.#settleGone();
    this.#listener.closed(error);
  }

  #settle(operation: string, deliveryTag: number, upTo: boolean, outcome: SettleOutcome): void {
    this.#checkOpen(operation);
    this.#send(() => this.#session.settle(deliveryTag, upTo, outcome));
  }

  /** Asks the broker for something and waits for its answer. */
  async #call<Result>(
    operation: string,
    names: readonly string[],
    table: QueueDeclaration["arguments"],
    run: (session: ChannelSession) => Result,
    then: {
      /** At the client, before anything else that the broker sent later. */
      readonly answered?: (result: Result) => void;
      /** At the broker, after the answer was sent. */
      readonly after?: (session: ChannelSession, result: Result) => void;
    } = {},
  ): Promise<Result> {
    this.#checkOpen(operation);
    checkEncodable(operation, names, table);
    return new Promise((resolve, reject) => {
      const lose = () => reject(closedError(operation));
      this.#calls.add(lose);
      this.#send(
        () => {
          const result = run(this.#session);
          this.#toClient(() => {
            this.#calls.delete(lose);
            then.answered?.(result);
            resolve(result);
          });
          then.after?.(this.#session, result);
        },
        (error) => reject(refusedError(operation, error)),
      );
    });
  }

  /** What the broker refuses closes the channel, and then it reads nothing more from it. */
  #send(run: () => void, refused?: (error: ProtocolError) => void): void {
    this.#wire.toBroker.send(() => {
      if (this.#session.isClosed) return;
      try {
        run();
      } catch (error) {
        if (!(error instanceof ProtocolError)) throw error;
        if (error.closes === "connection") return this.#wire.closeByBroker(error);
        this.#session.close();
        this.#wire.toClient.send(() => {
          refused?.(error);
          this.finish(closedByBrokerError("channel", error));
        });
      }
    });
  }

  /** After `close()` was called the client looks at nothing but the answer to it, as amqplib does. */
  #toClient(run: () => void): void {
    this.#wire.toClient.send(() => {
      if (!this.#isClosing && !this.#isClosed) run();
    });
  }

  #peer(): ChannelPeer {
    return {
      delivered: (message: IncomingMessage) =>
        this.#toClient(() => this.#consumers.get(message.consumerTag)?.delivered(message)),
      cancelled: (tag) =>
        this.#toClient(() => {
          const consumer = this.#consumers.get(tag);
          this.#consumers.delete(tag);
          consumer?.cancelled();
        }),
      returned: (message) => this.#toClient(() => this.#listener.returned(message)),
    };
  }

  #confirm(unconfirmed: Unconfirmed, taken: boolean): void {
    this.#unconfirmed.delete(unconfirmed);
    const nacked = () => new TransportError("nacked", "The broker refused the message (basic.nack).");
    unconfirmed.settled?.(taken ? undefined : nacked());
  }

  #leaveSocket(): void {
    this.#onSocket--;
    if (this.#onSocket > 0 || !this.#toldToWait) return;
    this.#toClient(() => {
      this.#toldToWait = false;
      this.#listener.drained();
    });
  }

  #checkOpen(operation: string): void {
    if (this.#isClosing || this.#isClosed) throw closedError(operation);
  }
}
