import { createInterface } from "node:readline/promises";
import type { Question } from "./init.js";
import { InitError } from "./init-error.js";

/**
 * Asks on stderr, so that stdout holds results only. No answer is the default.
 *
 * @throws InitError `INIT_INTERRUPTED` at Ctrl-C or the end of the input.
 */
export async function askOnTerminal({ text, fallback }: Question): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const interrupted = new AbortController();
  terminal.once("SIGINT", () => interrupted.abort());
  terminal.once("close", () => interrupted.abort());
  try {
    const answer = await terminal.question(`${text} (${fallback}) `, { signal: interrupted.signal });
    return answer.trim() || fallback;
  } catch {
    process.stderr.write("\n");
    throw new InitError("INIT_INTERRUPTED", "There was no answer.");
  } finally {
    terminal.close();
  }
}
