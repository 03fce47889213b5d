import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:tls";
import { connect as connectRuntime, EventError } from "@eventwright/runtime";
import { connect as connectAmqplib } from "amqplib";
import type { Bench } from "../bench.js";
import { type Check, isTrue } from "../checks.js";
import type { Step } from "../fake/fake-broker.js";
import { register } from "../scenario.js";
import { selfSignedCertificate } from "../self-signed-certificate.js";

/** Connects, and says with which code it failed; undefined when it did not fail. */
type Connector = (url: string, options: { readonly connectTimeoutMs: number }) => Promise<string | undefined>;

interface Case {
  readonly name: string;
  readonly url: string;
  readonly code: string;
}

/** What a scheduler on a busy machine may add. */
const GRACE_MS = 1_000;

/** Where a server may stop to answer on the way to an open connection. */
const silences: readonly Step[] = ["protocol-header", "connection.start-ok", "connection.open"];

export const refusedConnections = register({
  id: "P7",
  title: "servers that accept and stay silent, wrong password, no such vhost, bad certificate",
  mustShow: "a typed failure within the timeout",
  parameters: { short: { connectTimeoutMs: 1_000 }, full: { connectTimeoutMs: 5_000 } },
  subject: connectWithRuntime,
  hazards: [{ name: "amqplib as it is", breaks: "silent after protocol-header", subject: connectWithAmqplib }],
  async run(bench, { connectTimeoutMs }, connect: Connector) {
    const checks: Check[] = [];
    for (const { name, url, code } of await prepareCases(bench)) {
      const startMs = performance.now();
      const seen = await Promise.race([
        connect(url, { connectTimeoutMs }),
        unsettledAfter(connectTimeoutMs + GRACE_MS),
      ]);
      const tookMs = Math.round(performance.now() - startMs);
      checks.push(
        isTrue(
          name,
          `${seen ?? "connected"} after ${tookMs} ms`,
          `${code} within ${connectTimeoutMs} ms`,
          seen === code,
        ),
      );
    }
    return checks;
  },
});

async function prepareCases(bench: Bench): Promise<readonly Case[]> {
  const silent = await Promise.all(
    silences.map(async (step) => {
      const { url } = await bench.fake({ reactTo: (at) => (at === step ? "silent" : "answer") });
      return { name: `silent after ${step}`, url, code: "CONNECT_TIMEOUT" };
    }),
  );
  return [
    ...silent,
    { name: "wrong password", url: bench.url.replace("guest:guest", "guest:wrong"), code: "CONNECT_ACCESS_REFUSED" },
    { name: "unknown user", url: bench.url.replace("guest:guest", "nobody:guest"), code: "CONNECT_ACCESS_REFUSED" },
    { name: "no such vhost", url: new URL("/nowhere", bench.url).href, code: "CONNECT_VHOST_NOT_FOUND" },
    { name: "certificate of nobody", url: await listenWithBadCertificate(bench), code: "CONNECT_CERTIFICATE" },
    { name: "nobody listens", url: "amqp://guest:guest@127.0.0.1:1/", code: "CONNECT_UNREACHABLE" },
  ];
}

async function listenWithBadCertificate(bench: Bench): Promise<string> {
  const server = createServer(selfSignedCertificate());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  bench.keep({ [Symbol.asyncDispose]: async () => void server.close() });
  return `amqps://guest:guest@127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function connectWithRuntime(
  url: string,
  options: { readonly connectTimeoutMs: number },
): Promise<string | undefined> {
  try {
    const connection = await connectRuntime({ url, ...options, onEvent: () => undefined });
    await connection.close();
    return undefined;
  } catch (error) {
    return error instanceof EventError ? error.code : String(error);
  }
}

async function connectWithAmqplib(url: string): Promise<string | undefined> {
  try {
    const client = await connectAmqplib(url);
    client.on("error", () => undefined);
    await client.close();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function unsettledAfter(timeoutMs: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, timeoutMs, "nothing").unref());
}
