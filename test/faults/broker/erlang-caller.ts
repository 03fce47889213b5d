import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("erlang-caller.mjs", import.meta.url));

/** Where Erlang's distribution reaches a node. */
export interface ErlangAddress {
  readonly cookie: string;
  readonly address: string;
}

interface Waiting {
  readonly resolve: (output: string) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly output?: string;
  readonly error?: string;
}

/** @param environment as `NodeProcess` answers it */
export function erlangAddress(environment: Readonly<Record<string, string>>): ErlangAddress {
  const home = environment["HOME"] ?? "";
  return {
    cookie: readFileSync(join(home, ".erlang.cookie"), "utf8").trim(),
    address: `localhost:${environment["RABBITMQ_DIST_PORT"]}`,
  };
}

/**
 * Evaluates Erlang expressions in nodes by `erl_call`. A process of its own starts that tool: to start one takes a process
 * that has grown large several milliseconds, in which a load would pause and then come all at once, just when a fault strikes.
 */
export class ErlangCaller implements AsyncDisposable {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, Waiting>();
  #questions = 0;

  constructor() {
    this.#child = spawn(process.execPath, [program]);
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#answered(JSON.parse(line)));
    this.#child.on("close", () => {
      for (const { reject } of this.#waiting.values())
        reject(new Error("The process that speaks to the broker ended."));
    });
  }

  /** @returns what the last expression gives, as Erlang writes it. */
  async evaluate(address: ErlangAddress, expressions: string): Promise<string> {
    if (this.#child.exitCode !== null) throw ended();
    this.#questions += 1;
    const id = this.#questions;
    const output = await new Promise<string>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.stdin.write(`${JSON.stringify({ id, ...address, expressions })}\n`);
    });
    if (!output.startsWith("{ok, ")) throw new Error(`The broker could not evaluate ${expressions}: ${output}`);
    return output.slice("{ok, ".length, -1);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = once(this.#child, "close");
    this.#child.stdin.end();
    await gone;
  }

  #answered({ id, output, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (output === undefined) waiting?.reject(new Error(`The broker could not be asked: ${error}`));
    else waiting?.resolve(output);
  }
}

function ended(): Error {
  return new Error("The process that speaks to the broker ended.");
}
