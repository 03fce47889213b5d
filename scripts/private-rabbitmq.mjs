// A RabbitMQ for as long as somebody holds this process's standard input open:
//   node scripts/private-rabbitmq.mjs node PATH-OF-RABBITMQ-SERVER [NUMBER] | docker
// Prints its URL when it is ready, or those of a cluster of so many nodes, with a space between. When standard input ends (its
// owner closed it, was interrupted or was killed), the broker and its data are taken away. A node takes commands, one a line,
// and answers each with a line. N counts from 0 and is 0 when it is left out:
//   kill N          kills it as a power cut does; answers "killed"
//   start N         starts it again on the data it left; answers with its URL when it is ready
//   environment N   answers with the environment that RabbitMQ's own tools need to find it, as JSON
import { once } from "node:events";
import { createInterface } from "node:readline";
import { awaitAmqp, freePorts } from "./amqp-port.mjs";
import { createNodes } from "./rabbitmq-node.mjs";
import { run } from "./run.mjs";

/**
 * @typedef {object} Instance
 * @property {readonly string[]} urls
 * @property {Promise<string>} ended resolves with its last words when it stops by itself
 * @property {(command: string) => Promise<string>} obey resolves with the answer
 * @property {() => Promise<void>} remove
 */

const startTimeoutMs = 120_000;
const image = "rabbitmq:4-management";

const ownerGone = new AbortController();
const commands = createInterface({ input: process.stdin });
process.stdin.once("close", () => ownerGone.abort());

const [kind, server = "rabbitmq-server", count = "1"] = process.argv.slice(2);
const instance = kind === "docker" ? await startContainer() : await startNodes(server, Number(count));
try {
  const stopped = await Promise.race([Promise.all(instance.urls.map(ready)).then(() => undefined), instance.ended]);
  if (stopped !== undefined) throw new Error(stopped);
  process.stdout.write(`${instance.urls.join(" ")}\n`);
  commands.on("line", async (command) => {
    try {
      process.stdout.write(`${await instance.obey(command)}\n`);
    } catch (error) {
      fail(error);
    }
  });
  if (!ownerGone.signal.aborted) await Promise.race([once(ownerGone.signal, "abort"), instance.ended]);
} catch (error) {
  fail(error);
} finally {
  await instance.remove();
  process.stdin.destroy();
}

/** @param {unknown} error */
function fail(error) {
  if (ownerGone.signal.aborted) return;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  ownerGone.abort();
}

/** @param {string} url */
function ready(url) {
  return awaitAmqp(url, { timeoutMs: startTimeoutMs, signal: ownerGone.signal });
}

/**
 * @param {string} command
 * @param {number} count
 * @returns {Promise<Instance>}
 */
async function startNodes(command, count) {
  const { nodes, remove } = await createNodes(command, count);
  for (const node of nodes) node.start();
  return {
    urls: nodes.map(({ url }) => url),
    ended: Promise.race(nodes.map(({ ended }) => ended)),
    remove,
    obey: async (command) => {
      const [order, index = "0"] = command.split(" ");
      const node = nodes[Number(index)];
      if (node === undefined) throw new Error(`There is no node ${index}.`);
      switch (order) {
        case "kill":
          await node.kill();
          return "killed";
        case "start":
          node.start();
          await ready(node.url);
          return node.url;
        case "environment":
          return JSON.stringify(node.environment);
        default:
          throw new Error(`There is no command "${order}".`);
      }
    },
  };
}

/** @returns {Promise<Instance>} */
async function startContainer() {
  const [port = 0] = await freePorts(1);
  const name = `eventwright-rabbitmq-${process.pid}`;
  const { exitCode, output } = await run("docker", [
    "run",
    "--detach",
    "--rm",
    "--name",
    name,
    "--publish",
    `127.0.0.1:${port}:5672`,
    image,
  ]);
  return {
    urls: [`amqp://guest:guest@127.0.0.1:${port}/`],
    ended: exitCode === 0 ? new Promise(() => {}) : Promise.resolve(`docker could not run ${image}.\n${output}`),
    obey: async () => {
      throw new Error("A container takes no commands.");
    },
    remove: async () => {
      await run("docker", ["rm", "--force", "--volumes", name]);
    },
  };
}
