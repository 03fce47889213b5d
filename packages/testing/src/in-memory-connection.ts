import {
  type BrokerInfo,
  type ChannelMode,
  type TransportChannel,
  type TransportChannelListener,
  type TransportConnection,
  type TransportConnectionListener,
  TransportError,
} from "@eventwright/runtime/transport";
import type { ChannelSurroundings } from "./channel-session.js";
import { type ChannelWire, InMemoryChannel } from "./in-memory-channel.js";
import { nextTurn, Pipe } from "./pipe.js";
import type { ProtocolError } from "./protocol-error.js";
import { closedByBrokerError, closedError } from "./transport-errors.js";

export interface ConnectionSurroundings extends ChannelSurroundings {
  readonly info: BrokerInfo;
  /** Why the broker takes no more publishes, if so. */
  readonly alarm: () => string | undefined;
  /** Something arrived somewhere: whoever waits for a state of the broker looks again. */
  readonly moved: () => void;
  readonly ended: (connection: InMemoryConnection) => void;
}

/** One connection, both ends of it: what the client holds, and what the broker must clean up when it goes. */
export class InMemoryConnection implements TransportConnection {
  readonly broker: BrokerInfo;
  readonly #around: ConnectionSurroundings;
  readonly #listener: TransportConnectionListener;
  readonly #wire: ChannelWire;
  /** As the broker knows them. */
  readonly #channels = new Set<InMemoryChannel>();
  readonly #opening = new Set<() => void>();
  #settleGone = (): void => undefined;
  readonly #gone = new Promise<void>((resolve) => {
    this.#settleGone = resolve;
  });
  #isBlocked = false;
  #isClosed = false;
  #closing: Promise<void> | undefined;

  constructor(around: ConnectionSurroundings, listener: TransportConnectionListener) {
    this.broker = around.info;
    this.#around = around;
    this.#listener = listener;
    this.#wire = {
      toBroker: new Pipe(around.moved),
      toClient: new Pipe(around.moved),
      published: () => this.#blockUnderAlarm(),
      closeByBroker: (error) => this.closeByBroker(error),
      forget: (channel) => this.#channels.delete(channel),
    };
  }

  get name(): string {
    return this.#around.connection.name;
  }

  /** Nothing travels, and every delivery is settled. */
  get isIdle(): boolean {
    const settled = Array.from(this.#channels).every(({ session }) => session.unsettledCount === 0);
    return settled && this.#wire.toBroker.isIdle && this.#wire.toClient.isIdle;
  }

  async openChannel(mode: ChannelMode, listener: TransportChannelListener): Promise<TransportChannel> {
    if (this.#isClosed || this.#closing) throw closedError("openChannel");
    return new Promise((resolve, reject) => {
      const lose = () => reject(closedError("openChannel"));
      this.#opening.add(lose);
      this.#wire.toBroker.send(() => {
        const channel = new InMemoryChannel(mode, this.#wire, this.#around, listener);
        this.#channels.add(channel);
        this.#wire.toClient.send(() => {
          this.#opening.delete(lose);
          resolve(channel);
        });
      });
    });
  }

  /** Taken whatever it is, as RabbitMQ's own user database takes it: the next login shows whether it is right. */
  async updateSecret(_secret: string, _options: { readonly reason: string }): Promise<void> {
    if (this.#isClosed || this.#closing) throw closedError("updateSecret");
    return new Promise((resolve, reject) => {
      const lose = () => reject(closedError("updateSecret"));
      this.#opening.add(lose);
      this.#wire.toBroker.send(() =>
        this.#wire.toClient.send(() => {
          this.#opening.delete(lose);
          resolve();
        }),
      );
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeInOrder();
    return this.#closing;
  }

  destroy(): void {
    this.lose("The connection was dropped.");
  }

  /** As when the network fails: what is under way is lost, in both directions; the broker notices at once. */
  lose(reason: string): void {
    if (this.#isClosed) return;
    this.#wire.toBroker.cut();
    this.#wire.toClient.cut();
    this.#end();
    nextTurn(() => this.#finish(new TransportError("closed", reason)));
  }

  /** The broker says why, after everything that it sent before. */
  closeByBroker(error: ProtocolError): void {
    this.#wire.toBroker.cut();
    this.#end();
    this.#wire.toClient.send(() => this.#finish(closedByBrokerError("connection", error)));
  }

  unblock(): void {
    if (!this.#isBlocked) return;
    this.#isBlocked = false;
    this.#wire.toBroker.resume();
    this.#wire.toClient.send(() => this.#listener.unblocked());
  }

  /** RabbitMQ stops reading from a connection that publishes under an alarm, from its next frame on. */
  #blockUnderAlarm(): void {
    const alarm = this.#around.alarm();
    if (alarm === undefined || this.#isBlocked) return;
    this.#isBlocked = true;
    this.#wire.toBroker.pause();
    this.#wire.toClient.send(() => this.#listener.blocked(alarm));
  }

  async #closeInOrder(): Promise<void> {
    await Promise.all(Array.from(this.#channels, (channel) => channel.close()));
    if (!this.#isClosed) {
      this.#wire.toBroker.send(() => {
        this.#end();
        this.#wire.toClient.send(() => this.#finish(undefined));
      });
    }
    await this.#gone;
  }

  /** The broker's end. */
  #end(): void {
    for (const { session } of this.#channels) session.close();
    this.#around.vhost.deleteQueuesOf(this.#around.connection);
    this.#around.ended(this);
  }

  /** The client's end. */
  #finish(error: TransportError | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const lose of this.#opening) lose();
    for (const channel of [...this.#channels]) channel.finish(undefined);
    this.#settleGone();
    this.#listener.closed(this.#closing === undefined ? error : undefined);
    this.#around.moved();
  }
}
