import { type ChildProcessWithoutNullStreams, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ServerPath } from "./broker-release.js";

const script = fileURLToPath(new URL("../../../scripts/private-rabbitmq.mjs", import.meta.url));
const callErlang = promisify(execFile);

/** The process that keeps private RabbitMQ nodes (scripts/private-rabbitmq.mjs), and takes them away when this one dies. */
export class NodeProcess implements AsyncDisposable {
  readonly urls: readonly string[];
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;

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

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, "close");
    this.#child.stdin.end();
    await gone;
  }
}

/** Where Erlang's distribution reaches a node. */
export interface ErlangAddress {
  readonly cookie: string;
  readonly address: string;
}

/** @param environment as `NodeProcess` answers it */
export function erlangAddress(environment: Readonly<Record<string, string>>): ErlangAddress {
  const home = environment["HOME"] ?? "";
  return {
    cookie: readFileSync(join(home, ".erlang.cookie"), "utf8").trim(),
    address: `localhost:${environment["RABBITMQ_DIST_PORT"]}`,
  };
}

/** Evaluates Erlang expressions in a node. @returns what the last one gives, as Erlang writes it. */
export async function evaluateErlang({ cookie, address }: ErlangAddress, expressions: string): Promise<string> {
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
