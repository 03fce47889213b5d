import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "./amqp-port.mjs";
import { findOnPath } from "./find-on-path.mjs";

/**
 * A private RabbitMQ node: its own name, ports, Erlang cookie, data and port mapper (epmd), all below one temporary folder or
 * gone with the process. Several of them, and the distribution's own node, do not meet.
 *
 * @typedef {object} RabbitmqNode
 * @property {string} url
 * @property {NodeJS.ProcessEnv} environment what the broker's own tools need to find it
 * @property {Promise<string>} ended resolves with its last words when it stops by itself
 * @property {() => void} start on the data that an earlier start left; one that runs already stays as it is
 * @property {() => Promise<void>} kill at once, as a power cut does
 * @property {() => Promise<void>} remove kills it and deletes its data
 */

/**
 * @param {string} command path of `rabbitmq-server`
 * @returns {Promise<RabbitmqNode>}
 */
export async function createNode(command) {
  const [port = 0, distributionPort = 0, mapperPort = 0] = await freePorts(3);
  const folder = mkdtempSync(join(tmpdir(), "eventwright-rabbitmq-"));
  const place = (/** @type {string} */ name) => join(folder, name);
  mkdirSync(place("home"));
  writeFileSync(place("rabbitmq.conf"), "");
  writeFileSync(place("environment.conf"), "");
  writeFileSync(place("enabled_plugins"), "[].\n");
  const environment = {
    HOME: place("home"),
    ERL_EPMD_PORT: String(mapperPort),
    ERL_EPMD_ADDRESS: "127.0.0.1",
    RABBITMQ_NODENAME: `eventwright-${process.pid}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_MNESIA_BASE: place("data"),
    RABBITMQ_LOG_BASE: place("log"),
    RABBITMQ_PID_FILE: place("pid"),
    RABBITMQ_CONFIG_FILE: place("rabbitmq"),
    RABBITMQ_CONF_ENV_FILE: place("environment.conf"),
    RABBITMQ_ENABLED_PLUGINS_FILE: place("enabled_plugins"),
    // Two schedulers that sleep when there is nothing to do: the tests need the processor too.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "+S 2:2 +sbwt none -kernel inet_dist_use_interface {127,0,0,1}",
  };
  const env = { ...process.env, ...environment };
  // Started by us, because the one that Erlang would start stays behind as a daemon.
  const mapper = spawn(findOnPath("epmd") ?? "epmd", ["-port", String(mapperPort)], { env, stdio: "ignore" });
  mapper.on("error", () => {});

  let output = "";
  const keep = (/** @type {string} */ text) => (output = (output + text).slice(-4_000));
  /** @type {{ readonly pid: number | undefined, readonly closed: Promise<unknown> } | undefined} */
  let running;
  /** @type {(lastWords: string) => void} */
  let tellEnd;
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => (tellEnd = resolve));

  function start() {
    if (running !== undefined) return;
    const node = spawn(command, { env, cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    node.stdout.setEncoding("utf8").on("data", keep);
    node.stderr.setEncoding("utf8").on("data", keep);
    const closed = new Promise((resolve) => node.once("close", resolve).once("error", resolve));
    const started = { pid: node.pid, closed };
    running = started;
    void closed.then((why) => {
      if (running !== started) return;
      running = undefined;
      tellEnd(`${command} ended (${why instanceof Error ? why.message : why}).\n${output}`);
    });
  }

  async function kill() {
    const { pid, closed } = running ?? {};
    running = undefined;
    // The whole group, as the server is a shell script with Erlang below it.
    if (pid !== undefined) killGroup(pid);
    await closed;
  }

  return {
    url: `amqp://guest:guest@127.0.0.1:${port}/`,
    environment,
    ended,
    start,
    kill,
    remove: async () => {
      await kill();
      mapper.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {number} group */
function killGroup(group) {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}
