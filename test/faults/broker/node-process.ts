import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ServerPath } from "./broker-release.js";
import { type ErlangAddress, ErlangCaller } from "./erlang-caller.js";

const script = fileURLToPath(new URL("../../../scripts/private-rabbitmq.mjs", import.meta.url));

/** The process that keeps private RabbitMQ nodes (scripts/private-rabbitmq.mjs), and takes them away when this one dies. */
export class NodeProcess implements AsyncDisposable {
  readonly urls: readonly string[];
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  readonly #erlang = new ErlangCaller();

  private constructor(child: ChildProcessWithoutNullStreams, answers: AsyncIterator<string>, urls: readonly string[]) {
    this.#child = child;
    this.#answers = answers;
    this.urls = urls;
  }

  static async start(server: ServerPath, count: number): Promise<NodeProcess> {
    // A group of its own: Ctrl-C in the terminal must not end it before it has cleaned up.
    const child = spawn(process.execPath, [script, "node", server, String(count)], { detached: true });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    const answers = lines(createInterface({ input: child.stdout }), () => complaint);
    const urls = await next(answers);
    return new NodeProcess(child, answers, urls.split(" "));
  }

  /** One at a time. @returns the answer. */
  async order(command: "kill" | "start" | "environment", node: number): Promise<string> {
    this.#child.stdin.write(`${command} ${node}\n`);
    return next(this.#answers);
  }

  /** Evaluates Erlang expressions in a node. @returns what the last one gives, as Erlang writes it. */
  evaluate(address: ErlangAddress, expressions: string): Promise<string> {
    return this.#erlang.evaluate(address, expressions);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#erlang[Symbol.asyncDispose]();
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, "close");
    this.#child.stdin.end();
    await gone;
  }
}

async function* lines(input: Interface, complaint: () => string): AsyncGenerator<string> {
  for await (const line of input) yield line;
  throw new Error(`The private RabbitMQ ended. ${complaint()}`);
}

async function next(answers: AsyncIterator<string>): Promise<string> {
  const { value } = await answers.next();
  return String(value);
}
