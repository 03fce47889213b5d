import { Backoff } from "./backoff.js";
import type { Link } from "./link.js";
import type { Settings } from "./settings.js";
import {
  type ChannelMode,
  type ReturnedMessage,
  type TransportChannel,
  type TransportConnection,
  TransportError,
} from "./transport.js";
import { settledWithin, sleep, within } from "./within.js";

/** What a channel is used for. State that belongs to one channel is made in `opened` and dropped in `lost`. */
export interface ChannelUser {
  readonly mode: ChannelMode;
  /** Makes a fresh channel ready. When it rejects, the channel is given up and another one is opened later. */
  opened(channel: TransportChannel, connection: TransportConnection): Promise<void>;
  /** The channel is ready; `lost` follows when it is gone. */
  ready(channel: TransportChannel, connection: TransportConnection): void;
  /** A channel that was ready is gone. With an error the broker closed this channel alone. */
  lost(error: TransportError | undefined): void;
  /** Bringing it back failed; it will be tried again. */
  failed(error: unknown): void;
  drained(): void;
  returned(message: ReturnedMessage): void;
}

interface Generation {
  channel: TransportChannel | undefined;
  closed: { readonly error: TransportError | undefined } | undefined;
  ready: boolean;
}

/** One channel on a link, opened again whenever it is lost, without ever looping hot. */
export class ChannelKeeper {
  readonly #link: Link;
  readonly #settings: Settings;
  readonly #user: ChannelUser;
  readonly #backoff: Backoff;
  readonly #stop = new AbortController();
  #generation: Generation | undefined;

  constructor(link: Link, settings: Settings, user: ChannelUser) {
    this.#link = link;
    this.#settings = settings;
    this.#user = user;
    this.#backoff = new Backoff({
      initialDelayMs: settings.initialDelayMs,
      maxDelayMs: settings.maxDelayMs,
      firstAtOnce: true,
    });
  }

  /** Opens the first channel and makes it ready. When that fails, nothing is tried again. */
  async start(): Promise<void> {
    await this.#open();
  }

  /** Gives the channel up and opens another one. */
  reopen(): void {
    const generation = this.#generation;
    if (generation === undefined) return;
    void generation.channel?.close().catch(() => undefined);
    generation.closed ??= { error: undefined };
    if (generation.ready) this.#gone(generation, undefined);
  }

  /** Closes for good, in good order until the time is over. Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    this.#stop.abort();
    const channel = this.#generation?.channel;
    this.#generation = undefined;
    if (channel !== undefined) await settledWithin(channel.close(), timeoutMs);
  }

  async #open(): Promise<void> {
    const connection = await this.#link.whenOpen();
    if (this.#stop.signal.aborted) throw new TransportError("closed", "The channel is not needed any more.");
    const generation: Generation = { channel: undefined, closed: undefined, ready: false };
    this.#generation = generation;
    try {
      const channel = await within(
        this.#prepare(generation, connection),
        this.#settings.connectTimeoutMs,
        () => new TransportError("timeout", `A channel was not ready within ${this.#settings.connectTimeoutMs} ms.`),
      );
      if (generation.closed !== undefined) {
        throw generation.closed.error ?? new TransportError("closed", "The channel was lost while it was made ready.");
      }
      generation.ready = true;
      this.#backoff.succeeded();
      this.#user.ready(channel, connection);
    } catch (error) {
      if (this.#generation === generation) this.#generation = undefined;
      void generation.channel?.close().catch(() => undefined);
      throw error;
    }
  }

  async #prepare(generation: Generation, connection: TransportConnection): Promise<TransportChannel> {
    const isCurrent = (): boolean => this.#generation === generation;
    const channel = await connection.openChannel(this.#user.mode, {
      closed: (error) => {
        generation.closed = { error };
        if (generation.ready) this.#gone(generation, error);
      },
      drained: () => {
        if (isCurrent()) this.#user.drained();
      },
      returned: (message) => {
        if (isCurrent()) this.#user.returned(message);
      },
    });
    generation.channel = channel;
    if (!isCurrent()) {
      void channel.close().catch(() => undefined);
      throw new TransportError("closed", "The channel is not needed any more.");
    }
    await this.#user.opened(channel, connection);
    return channel;
  }

  #gone(generation: Generation, error: TransportError | undefined): void {
    if (this.#generation !== generation) return;
    this.#generation = undefined;
    this.#user.lost(error);
    void this.#recover();
  }

  async #recover(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(this.#backoff.nextDelayMs(), this.#stop.signal);
      if (this.#stop.signal.aborted) return;
      try {
        await this.#open();
        return;
      } catch (error) {
        if (!this.#stop.signal.aborted) this.#user.failed(error);
      }
    }
  }
}
