import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePorts } from "./amqp-port.mjs";
import { findOnPath } from "./find-on-path.mjs";

/**
 * Private RabbitMQ nodes: their own names, ports, Erlang cookie, data and port mapper (epmd), all below one temporary folder or
 * gone with the process. They do not meet other nodes, such as the distribution's own. Several of them form a cluster.
 *
 * @typedef {object} RabbitmqNodes
 * @property {readonly RabbitmqNode[]} nodes
 * @property {() => Promise<void>} remove kills them and deletes their data
 */

/**
 * @typedef {object} RabbitmqNode
 * @property {string} url
 * @property {NodeJS.ProcessEnv} environment what the broker's own tools need to find it
 * @property {Promise<string>} ended resolves with its last words when it stops by itself
 * @property {() => void} start on the data that an earlier start left; one that runs already stays as it is
 * @property {() => Promise<void>} kill at once, as a power cut does
 */

/**
 * @param {string} command path of `rabbitmq-server`
 * @param {number} count
 * @returns {Promise<RabbitmqNodes>}
 */
export async function createNodes(command, count) {
  const [mapperPort = 0, ...ports] = await freePorts(1 + 2 * count);
  const folder = mkdtempSync(join(tmpdir(), "eventwright-rabbitmq-"));
  const place = (/** @type {string} */ name) => join(folder, name);
  mkdirSync(place("home"));
  // Else each of several nodes that start at the same time makes one of its own.
  writeFileSync(place("home/.erlang.cookie"), randomBytes(15).toString("base64url"), { mode: 0o400 });
  writeFileSync(place("environment.conf"), "");
  writeFileSync(place("enabled_plugins"), "[].\n");
  const names = Array.from({ length: count }, (_, index) => `eventwright-${process.pid}-${index}@localhost`);
  writeFileSync(place("rabbitmq.conf"), count === 1 ? "" : clusterConfiguration(names));
  const shared = {
    HOME: place("home"),
    ERL_EPMD_PORT: String(mapperPort),
    ERL_EPMD_ADDRESS: "127.0.0.1",
    RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
    RABBITMQ_CONFIG_FILE: place("rabbitmq"),
    RABBITMQ_CONF_ENV_FILE: place("environment.conf"),
    RABBITMQ_ENABLED_PLUGINS_FILE: place("enabled_plugins"),
    // Two schedulers that sleep when there is nothing to do: the tests need the processor too.
    // Quorum queues look twice a second whether their leader's node is alive; every 5 s is the default.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      "+S 2:2 +sbwt none -kernel inet_dist_use_interface {127,0,0,1} -aten poll_interval 500",
  };
  // Started by us, because the one that Erlang would start stays behind as a daemon.
  const mapper = spawn(findOnPath("epmd") ?? "epmd", ["-port", String(mapperPort)], {
    env: { ...process.env, ...shared },
    stdio: "ignore",
  });
  mapper.on("error", () => {});
  const nodes = names.map((name, index) => {
    const port = ports[2 * index];
    const environment = {
      ...shared,
      RABBITMQ_NODENAME: name,
      RABBITMQ_NODE_PORT: String(port),
      RABBITMQ_DIST_PORT: String(ports[2 * index + 1]),
      RABBITMQ_MNESIA_BASE: place(`data-${index}`),
      RABBITMQ_LOG_BASE: place(`log-${index}`),
      RABBITMQ_PID_FILE: place(`pid-${index}`),
    };
    return {
      url: `amqp://guest:guest@127.0.0.1:${port}/`,
      environment,
      ...controlled({ command, folder, environment }),
    };
  });
  return {
    nodes,
    remove: async () => {
      await Promise.all(nodes.map((node) => node.kill()));
      mapper.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** @param {readonly string[]} names */
function clusterConfiguration(names) {
  return [
    "cluster_formation.peer_discovery_backend = classic_config",
    ...names.map((name, index) => `cluster_formation.classic_config.nodes.${index + 1} = ${name}`),
    "",
  ].join("\n");
}

/**
 * @param {{ readonly command: string, readonly folder: string, readonly environment: NodeJS.ProcessEnv }} options
 * @returns {Pick<RabbitmqNode, "ended" | "start" | "kill">}
 */
function controlled({ command, folder, environment }) {
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
    const env = { ...process.env, ...environment };
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

  return { ended, start, kill };
}

/** @param {number} group */
function killGroup(group) {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // Nobody is left in it.
  }
}
