// A process that is handed one document after another, and what it may take for each.

import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** Megabytes. A document that needs more is one that the process does not finish. */
const memory = 1_500;

/**
 * @template Answer
 * @typedef {{ readonly answer: Answer } | { readonly failure: string }} Answered
 */

/**
 * Ends with the document that takes it too long or too much memory, and is begun anew for the next.
 *
 * @template Answer
 */
export class DocumentProcess {
  /**
   * @param {string} module Says `ready` when it has loaded what it needs, and answers each message with a message.
   * @param {number} patienceMs How long one document may take.
   */
  constructor(module, patienceMs) {
    this.module = fileURLToPath(new URL(module, import.meta.url));
    this.patienceMs = patienceMs;
    /** @type {import("node:child_process").ChildProcess | undefined} */
    this.child = undefined;
  }

  /**
   * @param {unknown} document
   * @returns {Promise<Answered<Answer>>}
   */
  async ask(document) {
    this.child ??= await begin(this.module);
    const answered = await answerOf(this.child, document, this.patienceMs);
    if ("failure" in answered) await this.close();
    return /** @type {Answered<Answer>} */ (answered);
  }

  async close() {
    const { child } = this;
    this.child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
}

/** @param {string} module */
async function begin(module) {
  const child = fork(module, {
    execArgv: [`--max-old-space-size=${memory}`],
    // What libraries print about documents is not about the run.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // How long the compilers take to load is no document's affair.
  const [ready] = await Promise.race([once(child, "message"), once(child, "exit")]);
  if (ready !== "ready") throw new Error(`${module} ended before it was ready.`);
  return child;
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {unknown} document
 * @param {number} patienceMs
 * @returns {Promise<Answered<unknown>>}
 */
function answerOf(child, document, patienceMs) {
  return new Promise((resolve) => {
    /** @param {Answered<unknown>} answered */
    const settle = (answered) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answered);
    };
    const timer = setTimeout(() => settle({ failure: `does not finish in ${patienceMs / 1000} s` }), patienceMs);
    child.on("message", (answer) => settle({ answer }));
    child.on("error", (error) => settle({ failure: `ends its process: ${error.message}` }));
    child.on("exit", (code, signal) => settle({ failure: `ends its process with ${signal ?? `code ${code}`}` }));
    child.send(/** @type {import("node:child_process").Serializable} */ (document));
  });
}
