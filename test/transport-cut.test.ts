import { amqplibTransport, type TransportError } from "@eventwright/runtime/transport";
import { afterAll, beforeAll, expect, test } from "vitest";
import { promiseWithResolvers } from "./support/promise-with-resolvers.js";
import { rabbitmqUrl } from "./support/rabbitmq-url.js";
import { type Direction, TcpProxy } from "./support/tcp-proxy.js";

/** Every so many bytes; the fault bench goes through all of them. */
const STEP = 11;

let proxy: TcpProxy;
let lives = 1_000;

beforeAll(async () => {
  proxy = await TcpProxy.listen(rabbitmqUrl());
});

afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
});

interface Life {
  /** How often each promise and each listener said that it is over. */
  readonly ends: Readonly<Record<string, number>>;
  readonly failure: TransportError | undefined;
}

/** Opens, declares, publishes, consumes, acknowledges and closes. Resolves when everything that was begun has ended. */
async function live(): Promise<Life> {
  const ends: Record<string, number> = {};
  const begun: Promise<void>[] = [];
  const begin = (what: string): ((error?: TransportError) => void) => {
    const { promise, resolve } = promiseWithResolvers<void>();
    begun.push(promise);
    ends[what] = 0;
    return () => {
      ends[what] = (ends[what] ?? 0) + 1;
      resolve();
    };
  };
  const failure = await run(begin).then(
    () => undefined,
    (error: TransportError) => error,
  );
  await Promise.all(begun);
  return { ends, failure };
}

async function run(begin: (what: string) => (error?: TransportError) => void): Promise<void> {
  let connectionEnds: (() => void) | undefined;
  let channelEnds: (() => void) | undefined;
  const connection = await amqplibTransport.connect(
    { url: proxy.url(rabbitmqUrl()), connectionName: "cut", connectTimeoutMs: 5_000, heartbeatSeconds: 10 },
    { closed: () => connectionEnds?.(), blocked: () => undefined, unblocked: () => undefined },
  );
  connectionEnds = begin("connection");
  const channel = await connection.openChannel("confirm", {
    closed: () => channelEnds?.(),
    drained: () => undefined,
    returned: () => undefined,
  });
  channelEnds = begin("channel");
  // The queue of a life before may not be gone yet.
  const name = `cut.${process.pid}.${lives++}`;
  await channel.declareQueue({ name, durable: false, exclusive: true, autoDelete: false, arguments: {} });
  const message = { exchange: "", routingKey: name, body: Buffer.alloc(100), properties: {}, mandatory: true };
  channel.publish(message, begin("publish"));
  const { promise: delivered, resolve } = promiseWithResolvers<number>();
  await channel.consume(name, {}, { delivered: ({ deliveryTag }) => resolve(deliveryTag), cancelled: () => undefined });
  // Two answers of the broker later the delivery is here, or never will be.
  await channel.checkQueue(name);
  await channel.checkQueue(name);
  channel.ack(await delivered);
  await connection.close();
}

// An exception or a rejection that nobody catches fails the run by itself.
test.each<Direction>(["to-server", "to-client"])(
  "whatever was begun ends once when the connection is cut %s, at any byte",
  async (direction) => {
    const before = proxy.passed[direction];
    const whole = await live();
    expect(whole).toEqual({ ends: { connection: 1, channel: 1, publish: 1 }, failure: undefined });
    const total = proxy.passed[direction] - before;
    const reached = new Set<string>();
    for (let afterBytes = 0; afterBytes < total; afterBytes += STEP) {
      proxy.cutNextAt({ direction, afterBytes });
      const { ends, failure } = await live();
      for (const [what, times] of Object.entries(ends)) expect(times, `${what}, cut after ${afterBytes} bytes`).toBe(1);
      if (failure !== undefined) expect(["unreachable", "closed"]).toContain(failure.kind);
      for (const what of Object.keys(ends)) reached.add(what);
    }
    expect([...reached]).toEqual(["connection", "channel", "publish"]);
  },
  60_000,
);
