import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "amqplib";
import { TcpProxy } from "../support/tcp-proxy.js";
import type { PrivateBroker } from "./broker/private-broker.js";
import { atMost, type Check, timed } from "./checks.js";
import { FakeBroker, type FakeScript } from "./fake/fake-broker.js";
import type { Random } from "./random.js";
import { StallWatch } from "./stall-watch.js";

const CLOSE_TIMEOUT_MS = 15_000;

/** What a scenario has to work with. Everything it makes goes away with it. */
export class Bench implements AsyncDisposable {
  readonly broker: PrivateBroker;
  readonly random: Random;
  /** A vhost in which nothing was before. */
  readonly vhost: string;
  /** The broker with that vhost. */
  readonly url: string;
  readonly progress: (text: string) => void;
  /** How long a soak takes, when somebody said so. */
  readonly soakMinutes: number | undefined;
  readonly #stalls = new StallWatch();
  readonly #resources: AsyncDisposable[] = [];

  private constructor(options: BenchOptions & { readonly vhost: string; readonly url: string }) {
    this.broker = options.broker;
    this.random = options.random;
    this.progress = options.progress;
    this.vhost = options.vhost;
    this.url = options.url;
    this.soakMinutes = options.soakMinutes;
  }

  static async open(options: BenchOptions): Promise<Bench> {
    const vhost = `bench-${vhosts++}`;
    return new Bench({ ...options, vhost, url: await options.broker.createVhost(vhost) });
  }

  /** A queue as existing services declare it, there to stay when the broker is killed. */
  async declareQueue(name: string): Promise<void> {
    const client = await connect(this.url);
    const channel = await client.createChannel();
    await channel.assertQueue(name, { durable: true, maxPriority: 10 });
    await client.close();
    await this.broker.flushDefinitions();
  }

  /** A proxy in front of the broker. */
  async proxy(url = this.url): Promise<TcpProxy & { readonly address: string }> {
    const proxy = this.keep(await TcpProxy.listen(url));
    return Object.assign(proxy, { address: proxy.url(url) });
  }

  async fake(script: FakeScript = {}): Promise<FakeBroker> {
    return this.keep(await FakeBroker.listen(script));
  }

  /**
   * That something happened in time. For how long the machine did not let this process run, at worst, is taken off: it says
   * nothing about the client.
   */
  within(name: string, seenMs: number, mostMs: number): Check {
    const stalledMs = this.#stalls.worstMs;
    const check = timed(atMost(name, Math.max(0, seenMs - stalledMs), mostMs, "ms"));
    return stalledMs < 50 ? check : { ...check, seen: `${check.seen} and a stall of ${stalledMs} ms` };
  }

  /** Something that is disposed of when the scenario is over. */
  keep<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.#resources.push(resource);
    return resource;
  }

  /** Something that is closed when the scenario is over. */
  async open<Resource extends { close(): Promise<void> }>(opening: Promise<Resource>): Promise<Resource> {
    const resource = await opening;
    this.keep({ [Symbol.asyncDispose]: () => resource.close() });
    return resource;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const resource of this.#resources.reverse()) {
      // Clients with a defect may never close; what they hold is taken away below them.
      await Promise.race([resource[Symbol.asyncDispose](), sleep(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    }
    await this.#stalls[Symbol.asyncDispose]();
    await this.broker.deleteVhost(this.vhost);
  }
}

export interface BenchOptions {
  readonly broker: PrivateBroker;
  readonly random: Random;
  readonly progress: (text: string) => void;
  readonly soakMinutes?: number | undefined;
}

let vhosts = 1;
