import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { rabbitmqUrl } from "./rabbitmq-url.js";

const script = fileURLToPath(new URL("../python/service.py", import.meta.url));

/** A running python/service.py: lines of JSON in, lines of JSON out. */
export class PythonService implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;
  #complaint = "";

  private constructor(child: ChildProcessWithoutNullStreams, lines: Interface) {
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
    this.#ended = new Promise((resolve) => child.once("close", resolve));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaint += text;
    });
  }

  static async start(
    command: "send" | "consume" | "answer" | "ask",
    ...args: readonly string[]
  ): Promise<PythonService> {
    // `npm test` found one that has aio-pika; Debian's package belongs to Debian's Python.
    const interpreter = process.env["EVENTWRIGHT_PYTHON"] ?? "/usr/bin/python3";
    const child = spawn(interpreter, [script, command, rabbitmqUrl(), ...args]);
    const service = new PythonService(child, createInterface({ input: child.stdout }));
    await service.read();
    return service;
  }

  write(message: object): void {
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  async read<Said>(): Promise<Said> {
    const { value, done } = await this.#lines.next();
    if (done === true) {
      await this.#ended;
      throw new Error(`${script} ended (${this.#child.exitCode}).\n${this.#complaint}`);
    }
    return JSON.parse(value) as Said;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // Not by the end of its input: one that waits for a message reads none.
    this.#child.kill();
    await this.#ended;
  }
}
