/**
 * Where the tests get a RabbitMQ from: the one that `RABBITMQ_URL` names, a private node, one that is installed for it,
 * or a container. A private node and a container live in a process of their own (private-rabbitmq.mjs) that takes
 * everything away again when this process closes its pipe or dies.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { awaitAmqp } from "./amqp-port.mjs";
import { aptInstall } from "./apt.mjs";
import { findOnPath } from "./find-on-path.mjs";
import { run } from "./run.mjs";
import { StepFailed } from "./steps.mjs";

/**
 * What this machine offers.
 *
 * @typedef {object} Machine
 * @property {string | undefined} url `RABBITMQ_URL`
 * @property {string | undefined} server path of an installed `rabbitmq-server`
 * @property {boolean} canApt root on Debian or Ubuntu
 * @property {boolean} hasDocker a docker command whose daemon answers
 */

/**
 * @typedef {{ readonly from: "url", readonly url: string }
 *   | { readonly from: "node", readonly server: string }
 *   | { readonly from: "apt" }
 *   | { readonly from: "docker" }
 *   | { readonly from: "nowhere", readonly advice: string }} BrokerSource
 */

/**
 * A broker that is ready.
 *
 * @typedef {object} Broker
 * @property {string} url
 * @property {string} description for a line of progress
 * @property {() => Promise<void>} close returns when nothing of it is left
 */

/**
 * The first that is there, in this order. A RabbitMQ that somebody chose is never replaced by another one.
 *
 * @param {Machine} machine
 * @returns {BrokerSource}
 */
export function chooseBroker({ url, server, canApt, hasDocker }) {
  if (url !== undefined && url !== "") return { from: "url", url };
  if (server !== undefined) return { from: "node", server };
  if (canApt) return { from: "apt" };
  if (hasDocker) return { from: "docker" };
  return {
    from: "nowhere",
    advice:
      "The tests need a RabbitMQ, and there is none: RABBITMQ_URL is not set, rabbitmq-server is not installed, this is not " +
      "root on Debian or Ubuntu, and no docker daemon answers. One of these will do:\n" +
      "  RABBITMQ_URL=amqp://user:password@host:5672/vhost npm test   (a vhost that nobody else uses)\n" +
      "  sudo apt-get install rabbitmq-server python3-aio-pika        (or `brew install rabbitmq`)\n" +
      "  start docker",
  };
}

/** @returns {Promise<Machine>} */
export async function surveyMachine() {
  return {
    url: process.env["RABBITMQ_URL"],
    server: findServer(),
    canApt: process.getuid?.() === 0 && isDebian(readOsRelease()) && findOnPath("apt-get") !== undefined,
    hasDocker: findOnPath("docker") !== undefined && (await run("docker", ["info"])).exitCode === 0,
  };
}

/**
 * Debian and what is made from it.
 *
 * @param {string} osRelease the content of /etc/os-release
 */
export function isDebian(osRelease) {
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(osRelease);
}

/**
 * @param {BrokerSource} source
 * @param {{ readonly reachTimeoutMs?: number }} [options] how long a chosen broker may take to answer; it may be starting too
 * @returns {Promise<Broker>}
 */
export async function provideBroker(source, { reachTimeoutMs = 10_000 } = {}) {
  switch (source.from) {
    case "url":
      await reach(source.url, reachTimeoutMs);
      return { url: source.url, description: "the one RABBITMQ_URL names", close: async () => {} };
    case "node":
      return startPrivate(["node", source.server], "a private node");
    case "docker":
      return startPrivate(["docker"], "a container");
    case "apt": {
      await aptInstall(["rabbitmq-server", "python3-aio-pika"]);
      const server = findServer();
      if (server === undefined) throw new StepFailed("rabbitmq-server was installed, but where is not known.");
      return startPrivate(["node", server], "a private node, newly installed");
    }
    case "nowhere":
      throw new StepFailed(source.advice);
  }
}

/**
 * Debian's `rabbitmq-server` is a wrapper that insists on its own user and folders; what it wraps does not.
 */
function findServer() {
  const unwrapped = "/usr/lib/rabbitmq/bin/rabbitmq-server";
  if (existsSync(unwrapped)) return unwrapped;
  return findOnPath("rabbitmq-server", ["/usr/local/sbin", "/usr/sbin", "/opt/homebrew/sbin"]);
}

function readOsRelease() {
  return existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
}

/**
 * @param {string} url
 * @param {number} timeoutMs
 */
async function reach(url, timeoutMs) {
  try {
    await awaitAmqp(url, { timeoutMs });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StepFailed(
      `RABBITMQ_URL names a RabbitMQ that does not answer: ${reason}. Start it, or unset the variable.`,
    );
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} description
 * @returns {Promise<Broker>}
 */
function startPrivate(args, description) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL("private-rabbitmq.mjs", import.meta.url)), ...args], {
      // A group of its own: Ctrl-C in the terminal must not end it before it has cleaned up.
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    const ended = new Promise((done) => child.once("close", done));
    child.once("error", reject);
    child.once("close", () => reject(new StepFailed("RabbitMQ did not start.", complaint)));
    child.stdout.setEncoding("utf8").once("data", (line) => {
      resolve({
        url: line.trim(),
        description,
        close: async () => {
          child.stdin.end();
          await ended;
        },
      });
    });
  });
}
