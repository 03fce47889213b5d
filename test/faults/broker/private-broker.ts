import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { PROTOCOL_HEADER } from "../fake/amqp-frames.js";
import type { ServerPath } from "./broker-release.js";
import { type ErlangAddress, erlangAddress } from "./erlang-caller.js";
import { NodeProcess } from "./node-process.js";

/** How often it is looked whether the broker takes connections again: what is measured from there is that exact. */
const READY_POLL_MS = 10;

/** A RabbitMQ of our own, that can be treated as badly as a scenario needs. */
export class PrivateBroker implements AsyncDisposable {
  readonly url: string;
  readonly version: string;
  /** What it was started from. */
  readonly server: ServerPath;
  readonly #process: NodeProcess;
  readonly #node: number;
  readonly #erlang: ErlangAddress;

  private constructor(running: Running) {
    this.url = running.url;
    this.version = running.version;
    this.server = running.server;
    this.#process = running.process;
    this.#node = running.node;
    this.#erlang = running.erlang;
  }

  static async start(server: ServerPath): Promise<PrivateBroker> {
    const process = await NodeProcess.start(server, 1);
    return PrivateBroker.#reach(process, server, 0);
  }

  /** Nodes that form a cluster. Disposing of one takes them all away. */
  static async startCluster(server: ServerPath, count: number): Promise<readonly PrivateBroker[]> {
    const process = await NodeProcess.start(server, count);
    const nodes: PrivateBroker[] = [];
    for (let node = 0; node < count; node += 1) nodes.push(await PrivateBroker.#reach(process, server, node));
    return nodes;
  }

  static async #reach(process: NodeProcess, server: ServerPath, node: number): Promise<PrivateBroker> {
    const erlang = erlangAddress(JSON.parse(await process.order("environment", node)));
    const version = JSON.parse(await process.evaluate(erlang, "rabbit_misc:version()"));
    return new PrivateBroker({ process, node, server, url: process.urls[node] ?? "", version, erlang });
  }

  /** As a power cut does: SIGKILL to Erlang. */
  async kill(): Promise<void> {
    await this.#process.order("kill", this.#node);
  }

  /**
   * Starts it again on the data it has.
   * @returns when it was ready, on the clock of `performance.now()`.
   */
  async restart(): Promise<number> {
    const [readyAtMs] = await Promise.all([this.whenReady(), this.#process.order("start", this.#node)]);
    return readyAtMs;
  }

  /**
   * Writes to disk which queues there are. By itself RabbitMQ does so up to two seconds later (Erlang's disk_log): a queue
   * that is younger than that when the broker is killed is gone afterwards, with all its confirmed messages.
   */
  async flushDefinitions(): Promise<void> {
    await this.evaluate("ok = mnesia:sync_log()");
  }

  /** Whatever a scenario left behind: running again, as it was. */
  async revive(): Promise<void> {
    await this.kill();
    await this.restart();
  }

  /** Ends RabbitMQ and leaves Erlang running, as `rabbitmqctl stop_app` does. */
  async stopApp(): Promise<void> {
    await this.evaluate("rabbit:stop()");
  }

  /** @returns when it was ready, on the clock of `performance.now()`. */
  async startApp(): Promise<number> {
    const [readyAtMs] = await Promise.all([this.whenReady(), this.evaluate("rabbit:start()")]);
    return readyAtMs;
  }

  /** As `rabbitmqctl close_all_connections` does. */
  async closeAllConnections(): Promise<void> {
    await this.evaluate(
      '[catch rabbit_networking:close_connection(P, "the fault bench says so") || P <- rabbit_networking:connections()], ok',
    );
  }

  /** No memory is left: the broker blocks every connection that publishes. */
  async raiseMemoryAlarm(): Promise<void> {
    await this.evaluate("vm_memory_monitor:set_vm_memory_high_watermark(0.0000001)");
  }

  async clearMemoryAlarm(): Promise<void> {
    await this.evaluate("vm_memory_monitor:set_vm_memory_high_watermark(0.6)");
  }

  /** How long a consumer may keep a message; looked at twice a second instead of once a minute. */
  async setConsumerTimeout(timeoutMs: number): Promise<void> {
    await this.evaluate(
      `application:set_env(rabbit, consumer_timeout, ${timeoutMs}), application:set_env(rabbit, channel_tick_interval, 500)`,
    );
  }

  /** A vhost in which nothing is yet. @returns the URL of the broker with it. */
  async createVhost(name: string, options: { readonly defaultQueueType?: string } = {}): Promise<string> {
    const metadata =
      options.defaultQueueType === undefined ? "#{}" : `#{default_queue_type => <<"${options.defaultQueueType}">>}`;
    await this.evaluate(
      `rabbit_vhost:add(<<"${name}">>, ${metadata}, <<"bench">>), ` +
        `rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"${name}">>, <<".*">>, <<".*">>, <<".*">>, <<"bench">>)`,
    );
    const url = new URL(this.url);
    url.pathname = `/${encodeURIComponent(name)}`;
    return url.href;
  }

  async deleteVhost(name: string): Promise<void> {
    await this.evaluate(`rabbit_vhost:delete(<<"${name}">>, <<"bench">>)`);
  }

  async deleteQueue(vhost: string, queue: string): Promise<void> {
    await this.evaluate(
      `{ok, Q} = rabbit_amqqueue:lookup(rabbit_misc:r(<<"${vhost}">>, queue, <<"${queue}">>)), ` +
        'rabbit_amqqueue:delete(Q, false, false, <<"bench">>)',
    );
  }

  /** A policy on all queues of a vhost, for example `{ "max-length": 10, "overflow": "reject-publish" }`. */
  async setPolicy(vhost: string, definition: Readonly<Record<string, string | number>>): Promise<void> {
    const json = JSON.stringify(definition).replaceAll('"', '\\"');
    await this.evaluate(
      `rabbit_policy:set(<<"${vhost}">>, <<"bench">>, <<".*">>, <<"${json}">>, 0, <<"queues">>, <<"bench">>)`,
    );
  }

  /** Evaluates Erlang expressions in the broker. @returns what the last one gives, as Erlang writes it. */
  evaluate(expressions: string): Promise<string> {
    return this.#process.evaluate(this.#erlang, expressions);
  }

  /** @returns when it takes connections, on the clock of `performance.now()`. */
  async whenReady(): Promise<number> {
    while (!(await this.#answersNow())) await sleep(READY_POLL_MS);
    return performance.now();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#process[Symbol.asyncDispose]();
  }

  #answersNow(): Promise<boolean> {
    const { hostname, port } = new URL(this.url);
    return new Promise((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(PROTOCOL_HEADER));
      const settle = (answers: boolean): void => {
        socket.destroy();
        resolve(answers);
      };
      socket.setTimeout(1_000, () => settle(false));
      socket.on("error", () => settle(false));
      socket.on("close", () => settle(false));
      socket.on("data", () => settle(true));
    });
  }
}

interface Running {
  readonly process: NodeProcess;
  readonly node: number;
  readonly server: ServerPath;
  readonly url: string;
  readonly version: string;
  readonly erlang: ErlangAddress;
}
