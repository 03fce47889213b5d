import { AckLedger } from "./ack-ledger.js";
import { Backoff } from "./backoff.js";
import { ChannelKeeper, type ChannelUser } from "./channel-keeper.js";
import type { Topology } from "./contract.js";
import type { ConsumerState } from "./health.js";
import type { Link } from "./link.js";
import { OrderedJobs } from "./ordered-jobs.js";
import type { Settings } from "./settings.js";
import type { Topologist } from "./topologist.js";
import type { IncomingMessage, TransportChannel, TransportConnection, TransportError } from "./transport.js";
import { settledWithin, sleep } from "./within.js";

/** What the broker is told about a delivery in the end; `release` says nothing, and lets the closing channel give it back. */
export type Settlement = "acknowledge" | "requeue" | "release";

export interface QueueConsumerOptions {
  readonly queue: string;
  /** The queue itself, and those that its retries and dead letters need. */
  readonly topology: Topology;
  readonly prefetch: number;
  readonly concurrency: number;
  /** The broker counts messages as settled when it hands them over: what is lost from then on is lost. */
  readonly noAck: boolean;
  /** Never throws. */
  readonly prepare: (message: IncomingMessage) => Task;
}

/** What is to be done about a message. */
export interface Task {
  /** Those with one key run one after the other, in the order in which they were delivered. */
  readonly key: string | undefined;
  /**
   * Does everything that the message needs before it is settled. Never rejects.
   *
   * @param isOurs whether the broker still waits for us to settle it. Else it delivers it once more.
   */
  run(isOurs: () => boolean): Promise<Settlement>;
}

/** What belongs to one channel. Deliveries are settled here and nowhere else: on another channel their tags mean other messages. */
interface Generation {
  readonly channel: TransportChannel;
  readonly connection: TransportConnection;
  readonly ledger: AckLedger;
  /** Undefined while nothing is consumed on it. */
  consumerTag: string | undefined;
  /** Queue and prefetch are there: now it may consume. */
  isSetUp: boolean;
  hasConsumed: boolean;
  /** Until it does what is wanted. */
  following: Promise<void> | undefined;
  isOpen: boolean;
}

interface Job {
  readonly message: IncomingMessage;
  readonly task: Task;
  readonly generation: Generation;
}

/** A message whose processing failed as nothing should is not given back faster than this. */
const REQUEUE_DELAY_MS = 1_000;

/** Takes messages from one queue, a bounded number at a time, and settles each once on the channel that delivered it. */
export class QueueConsumer implements ChannelUser {
  readonly mode = "plain";
  readonly #options: QueueConsumerOptions;
  readonly #settings: Settings;
  readonly #topologist: Topologist;
  readonly #keeper: ChannelKeeper;
  readonly #cancelBackoff: Backoff;
  readonly #stop = new AbortController();
  readonly #jobs = new OrderedJobs<Job>();
  #generation: Generation | undefined;
  #running = 0;
  #state: ConsumerState = "starting";
  #isPaused = false;
  #lateSettlements = 0;
  #whenIdle: (() => void) | undefined;

  constructor(link: Link, settings: Settings, topologist: Topologist, options: QueueConsumerOptions) {
    this.#options = options;
    this.#settings = settings;
    this.#topologist = topologist;
    this.#keeper = new ChannelKeeper(link, settings, this);
    this.#cancelBackoff = new Backoff({
      initialDelayMs: settings.initialDelayMs,
      maxDelayMs: settings.maxDelayMs,
      firstAtOnce: true,
    });
  }

  get queue(): string {
    return this.#options.queue;
  }

  get state(): ConsumerState {
    return this.#state === "running" && this.#isPaused ? "paused" : this.#state;
  }

  /** Resolves when the broker delivers. */
  start(): Promise<void> {
    return this.#keeper.start();
  }

  async pause(): Promise<void> {
    this.#isPaused = true;
    if (this.#generation !== undefined) await this.#keepUp(this.#generation);
  }

  async resume(): Promise<void> {
    this.#isPaused = false;
    if (this.#generation !== undefined) await this.#keepUp(this.#generation);
  }

  /** Takes no further messages, and waits for what is running until the time is over. Never rejects. */
  async drain(timeoutMs: number): Promise<void> {
    const endMs = performance.now() + timeoutMs;
    this.#stop.abort();
    this.#state = "closed";
    // Not begun: the closing channel gives them back, if the broker still has them.
    if (!this.#options.noAck) this.#jobs.clear();
    if (this.#generation !== undefined) await settledWithin(this.#keepUp(this.#generation), timeoutMs);
    if (this.#running === 0) return;
    const idle = new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
    await settledWithin(idle, endMs - performance.now());
  }

  /** Closes the channel, by which everything unsettled goes back to the queue. Never rejects. */
  async close(timeoutMs: number): Promise<void> {
    this.#stop.abort();
    this.#state = "closed";
    this.#generation?.ledger.flush();
    this.#drop();
    await this.#keeper.close(timeoutMs);
  }

  async opened(channel: TransportChannel, connection: TransportConnection): Promise<void> {
    this.#drop();
    const generation: Generation = {
      channel,
      connection,
      ledger: new AckLedger(channel),
      consumerTag: undefined,
      isSetUp: false,
      hasConsumed: false,
      following: undefined,
      isOpen: true,
    };
    this.#generation = generation;
    await this.#topologist.ensure(connection, this.#options.topology);
    await channel.setPrefetch(this.#options.prefetch);
    generation.isSetUp = true;
    await this.#follow(generation);
  }

  ready(): void {
    this.#found();
  }

  lost(error: TransportError | undefined): void {
    this.#drop();
    this.#lose(error);
  }

  failed(error: unknown): void {
    this.#drop();
    this.#lose(error instanceof Error ? error : undefined);
  }

  drained(): void {
    // Acknowledgements are small and are not held back.
  }

  returned(): void {
    // Nothing is published on this channel.
  }

  /** On the same channel, so that handlers at work can still settle. If that is refused, on a new one. */
  async #keepUp(generation: Generation): Promise<void> {
    try {
      await this.#follow(generation);
      if (generation.isOpen && generation.isSetUp) this.#found();
    } catch {
      if (generation.isOpen) this.#keeper.reopen();
    }
  }

  /** Consumes, or ceases to, until that is what is wanted. Once at a time: of two consumers of one channel, one would stay. */
  #follow(generation: Generation): Promise<void> {
    if (generation.following === undefined && this.#isAsWanted(generation)) return Promise.resolve();
    generation.following ??= this.#followNow(generation);
    return generation.following;
  }

  async #followNow(generation: Generation): Promise<void> {
    try {
      while (!this.#isAsWanted(generation)) {
        const { consumerTag } = generation;
        if (consumerTag === undefined) await this.#subscribe(generation);
        else {
          generation.consumerTag = undefined;
          // The channel may be lost meanwhile; then nothing is consumed either.
          await generation.channel.cancel(consumerTag).catch(() => undefined);
        }
      }
    } finally {
      generation.following = undefined;
    }
  }

  #isAsWanted({ isOpen, isSetUp, consumerTag }: Generation): boolean {
    const isWanted = !this.#isPaused && !this.#stop.signal.aborted;
    return !isOpen || !isSetUp || isWanted === (consumerTag !== undefined);
  }

  async #subscribe(generation: Generation): Promise<void> {
    if (generation.hasConsumed) {
      await sleep(this.#cancelBackoff.nextDelayMs(), this.#stop.signal);
      if (this.#isAsWanted(generation)) return;
      await this.#topologist.ensure(generation.connection, this.#options.topology);
    }
    generation.hasConsumed = true;
    let isCancelled = false;
    const consumerTag = await generation.channel.consume(
      this.#options.queue,
      { noAck: this.#options.noAck },
      {
        delivered: (message) => this.#delivered(message, generation),
        cancelled: () => {
          // It may come before the answer is looked at.
          isCancelled = true;
          generation.consumerTag = undefined;
          this.#lose(undefined);
          void this.#keepUp(generation);
        },
      },
    );
    if (!isCancelled) generation.consumerTag = consumerTag;
    this.#cancelBackoff.succeeded();
  }

  #delivered(message: IncomingMessage, generation: Generation): void {
    // What the broker does not keep is handled, however late it comes.
    if (!this.#options.noAck && (this.#stop.signal.aborted || !generation.isOpen)) return;
    const task = this.#options.prepare(message);
    this.#jobs.push(task.key, { message, task, generation });
    this.#startJobs();
  }

  #startJobs(): void {
    while (this.#running < this.#options.concurrency) {
      const job = this.#jobs.shift()?.job;
      if (job === undefined) return;
      this.#running += 1;
      job.task
        .run(() => job.generation.isOpen)
        // It never rejects. Should it do so, the message comes back, and not at full speed.
        .catch(() => sleep(REQUEUE_DELAY_MS, this.#stop.signal).then((): Settlement => "requeue"))
        .then((settlement) => this.#settle(job, settlement));
    }
  }

  #settle({ message, task, generation }: Job, settlement: Settlement): void {
    this.#running -= 1;
    this.#jobs.finished(task.key);
    if (settlement !== "release" && !this.#options.noAck) {
      if (!generation.isOpen) {
        this.#lateSettlements += 1;
        this.#settings.report({ type: "late-settlement", queue: this.queue, count: this.#lateSettlements });
      } else if (settlement === "acknowledge") generation.ledger.ack(message.deliveryTag);
      else generation.ledger.requeue(message.deliveryTag);
    }
    this.#startJobs();
    if (this.#running === 0) this.#whenIdle?.();
  }

  /** The channel is gone: what it delivered comes again, and what is still running settles too late. */
  #drop(): void {
    const generation = this.#generation;
    if (generation === undefined) return;
    this.#generation = undefined;
    generation.isOpen = false;
    generation.ledger.close();
    if (!this.#options.noAck) this.#jobs.clear();
  }

  #lose(error: Error | undefined): void {
    if (this.#state !== "running") return;
    this.#state = "lost";
    this.#settings.report({ type: "consumer-lost", queue: this.queue, error });
  }

  #found(): void {
    if (this.#state === "closed" || this.#state === "running") return;
    this.#state = "running";
    this.#settings.report({ type: "consumer-running", queue: this.queue });
  }
}
