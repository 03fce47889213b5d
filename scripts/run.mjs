import { spawn } from "node:child_process";
import { constants } from "node:os";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] added to this process's environment
 * @property {boolean} [shell] needed on Windows for `npx`, which is a `.cmd` there
 */

/**
 * @typedef {object} RunResult
 * @property {number} exitCode as a shell counts: 128 and the signal's number when a signal ended it, 127 when there is no such command
 * @property {string} output what it wrote, standard error among it, in order
 */

/**
 * Runs a command to its end, without input, and keeps what it says.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      shell: options.shell ?? false,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ exitCode: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => resolve({ exitCode: exitCodeOf(code, signal), output }));
  });
}

/**
 * Runs a command in the foreground: it writes where this process writes.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runVisibly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    // Ctrl-C reaches the child by itself; a `kill` of this process alone has to be passed on.
    const passOn = () => child.kill("SIGTERM");
    process.once("SIGTERM", passOn);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGTERM", passOn);
      resolve(exitCodeOf(code, signal));
    });
  });
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
