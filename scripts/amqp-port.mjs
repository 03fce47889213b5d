import { connect as connectTcp, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectTls } from "node:tls";

/** What an AMQP 0-9-1 client says first (https://www.rabbitmq.com/resources/specs/amqp0-9-1.pdf, 4.2.2). */
const protocolHeader = Buffer.from("AMQP\0\0\x09\x01", "latin1");

/**
 * Waits until a broker answers. An open port is not enough: docker's proxy accepts before the broker listens.
 *
 * @param {string} url
 * @param {{ readonly timeoutMs: number, readonly signal?: AbortSignal }} options
 */
export async function awaitAmqp(url, { timeoutMs, signal }) {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await greet(new URL(url), Math.max(1, Math.min(2_000, deadlineMs - Date.now())));
    } catch (error) {
      if (Date.now() >= deadlineMs) throw error;
      await sleep(200);
    }
  }
}

/**
 * @param {URL} url
 * @param {number} timeoutMs
 * @returns {Promise<void>}
 */
function greet(url, timeoutMs) {
  const secure = url.protocol === "amqps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port) || (secure ? 5671 : 5672);
  return new Promise((resolve, reject) => {
    const where = `${url.hostname}:${port}`;
    // Whether the certificate is good is for the tests to find out.
    const socket = secure ? connectTls({ host, port, rejectUnauthorized: false }) : connectTcp({ host, port });
    const fail = (/** @type {string} */ reason) => {
      socket.destroy();
      reject(new Error(`${where} ${reason}`));
    };
    socket.setTimeout(timeoutMs, () => fail(`said nothing for ${timeoutMs} ms`));
    socket.once(secure ? "secureConnect" : "connect", () => socket.write(protocolHeader));
    socket.once("error", (error) => fail(`refused (${"code" in error ? error.code : error.message})`));
    socket.once("close", () => fail("hung up"));
    socket.once("data", () => {
      socket.destroy();
      resolve();
    });
  });
}

/**
 * Ports of the loopback interface that are free now and stay so while their server is down. They lie below the range that
 * the system gives to outgoing connections: a client that keeps trying to come back to a closed port of that range
 * connects to itself sooner or later, and then holds the port.
 *
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  /** @type {Set<number>} */
  const ports = new Set();
  while (ports.size < count) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) ports.add(port);
  }
  return [...ports];
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
