import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PROTOCOL_HEADER } from "../fake/amqp-frames.js";
import type { ServerPath } from "./broker-release.js";

const script = fileURLToPath(new URL("../../../scripts/private-rabbitmq.mjs", import.meta.url));
const callErlang = promisify(execFile);

/** How often it is looked whether the broker takes connections again: what is measured from there is that exact. */
const READY_POLL_MS = 10;

/** A RabbitMQ of our own, that can be treated as badly as a scenario needs. */
export class PrivateBroker implements AsyncDisposable {
  readonly url: string;
  readonly version: string;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #erlang: ErlangAddress;

  private constructor(running: Running) {
    this.#child = running.child;
    this.#answers = running.answers;
    this.url = running.url;
    this.version = running.version;
    this.#erlang = running.erlang;
  }

  static async start(server: ServerPath): Promise<PrivateBroker> {
    // A group of its own: Ctrl-C in the terminal must not end it before it has cleaned up.
    const child = spawn(process.execPath, [script, "node", server], { detached: true });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    const answers = lines(createInterface({ input: child.stdout }), () => complaint);
    const url = await next(answers);
    child.stdin.write("environment\n");
    const erlang = erlangAddress(JSON.parse(await next(answers)));
    const version = JSON.parse(await evaluate(erlang, "rabbit_misc:version()"));
    return new PrivateBroker({ child, answers, url, version, erlang });
  }

  /** As a power cut does: SIGKILL to Erlang. */
  async kill(): Promise<void> {
    await this.#order("kill");
  }

  /**
   * Starts it again on the data it has.
   * @returns when it was ready, on the clock of `performance.now()`.
   */
  async restart(): Promise<number> {
    const [readyAtMs] = await Promise.all([this.whenReady(), this.#order("start")]);
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
    return evaluate(this.#erlang, expressions);
  }

  /** @returns when it takes connections, on the clock of `performance.now()`. */
  async whenReady(): Promise<number> {
    while (!(await this.#answersNow())) await sleep(READY_POLL_MS);
    return performance.now();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, "close");
    this.#child.stdin.end();
    await gone;
  }

  async #order(command: string): Promise<void> {
    this.#child.stdin.write(`${command}\n`);
    await next(this.#answers);
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
  readonly child: ChildProcessWithoutNullStreams;
  readonly answers: AsyncIterator<string>;
  readonly url: string;
  readonly version: string;
  readonly erlang: ErlangAddress;
}

interface ErlangAddress {
  readonly cookie: string;
  readonly address: string;
}

function erlangAddress(environment: Readonly<Record<string, string>>): ErlangAddress {
  const home = environment["HOME"] ?? "";
  return {
    cookie: readFileSync(join(home, ".erlang.cookie"), "utf8").trim(),
    address: `localhost:${environment["RABBITMQ_DIST_PORT"]}`,
  };
}

async function evaluate({ cookie, address }: ErlangAddress, expressions: string): Promise<string> {
  const calling = callErlang("erl_call", ["-R", "-c", cookie, "-address", address, "-timeout", "60", "-e"]);
  calling.child.stdin?.end(`${expressions}.\n`);
  const { stdout } = await calling;
  if (!stdout.startsWith("{ok, ")) throw new Error(`The broker could not evaluate ${expressions}: ${stdout}`);
  return stdout.slice("{ok, ".length, -1);
}

async function* lines(input: Interface, complaint: () => string): AsyncGenerator<string> {
  for await (const line of input) yield line;
  throw new Error(`The private RabbitMQ ended. ${complaint()}`);
}

async function next(answers: AsyncIterator<string>): Promise<string> {
  const { value } = await answers.next();
  return String(value);
}
