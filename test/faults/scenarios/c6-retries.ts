import { setTimeout as sleep } from "node:timers/promises";
import { type ConnectionEvent, connect, type Delivery } from "@eventwright/runtime";
import { type Channel, type ChannelModel, connect as connectAmqplib, type Options } from "amqplib";
import type { Bench } from "../bench.js";
import { type BenchEvent, sender, subscription } from "../bench-contract.js";
import { atLeast, atMost, type Check, exactly, isTrue, timed } from "../checks.js";
import { Feeder } from "../clients/feeder.js";
import { idOf, takeAll } from "../drain.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

/** Where a message that failed waits before it is tried again. */
interface RetrySubject {
  open(target: RetryTarget): Promise<{ close(): Promise<void> }>;
}

interface RetryTarget {
  readonly url: string;
  readonly queue: string;
  readonly delaysMs: readonly number[];
  readonly handle: (id: number, attempt: number) => void;
  /** The retry is stored, the original not acknowledged yet. */
  readonly onRetry: () => void;
}

interface Attempt {
  readonly id: number;
  readonly attempt: number;
  readonly atMs: number;
}

/** Of a delay, and besides. */
const TOLERATED_SHARE = 0.1;
const TOLERATED_MS = 50;

export const retries = register({
  id: "C6",
  title: "retries, with cuts between republish and ack",
  mustShow: "attempts exact, delay within 10 % + 50 ms, nothing lost, a short retry overtakes a long one",
  parameters: {
    short: { cuts: 15, delaysMs: [2_000, 500] },
    full: { cuts: 500, delaysMs: [2_000, 500] },
  },
  subject: { open: openRuntime } as RetrySubject,
  hazards: [
    { name: "amqplib that acknowledges before it stores the retry", breaks: "lost", subject: { open: openCareless } },
  ],
  async run(bench, { cuts, delaysMs }, subject) {
    return [
      ...(await measureDelays(bench, delaysMs, subject)),
      ...(await cutWhileRetrying(bench, { cuts, delaysMs }, subject)),
    ];
  },
});

async function measureDelays(
  bench: Bench,
  delaysMs: readonly number[],
  subject: RetrySubject,
): Promise<readonly Check[]> {
  const queue = "timely";
  await bench.declareQueue(queue);
  const feeder = bench.keep(await Feeder.open(bench.url));
  const attempts: Attempt[] = [];
  const late = 100;
  const handle = (id: number, attempt: number): void => {
    attempts.push({ id, attempt, atMs: performance.now() });
    // It fails for the first time just before another one fails for the second time: that one has the shorter way.
    if (id === 0 && attempt === 2) feeder.send(queue, Buffer.from(JSON.stringify({ id: late })));
    throw new Error("This handler fails each time.");
  };
  await bench.open(subject.open({ url: bench.url, queue, delaysMs, handle, onRetry: () => undefined }));
  await feeder.feed(queue, Array(5).keys());
  const wanted = 6 * (delaysMs.length + 1);
  await waitUntil(() => attempts.length >= wanted, 20_000);
  const errors = attempts.flatMap(({ id, attempt, atMs }) => {
    const before = attempts.find((other) => other.id === id && other.attempt === attempt - 1);
    const delayMs = delaysMs[attempt - 2];
    return before === undefined || delayMs === undefined ? [] : [{ delayMs, offMs: atMs - before.atMs - delayMs }];
  });
  const placeOf = (id: number, attempt: number): number =>
    attempts.findIndex((one) => one.id === id && one.attempt === attempt);
  const overtakes = placeOf(0, 3) !== -1 && placeOf(0, 3) < placeOf(late, 2);
  return [
    ...delaysMs.map((delayMs) => {
      const worstMs = Math.max(
        ...errors.filter((error) => error.delayMs === delayMs).map(({ offMs }) => Math.abs(offMs)),
      );
      return bench.within(`off a delay of ${delayMs} ms`, worstMs, delayMs * TOLERATED_SHARE + TOLERATED_MS);
    }),
    timed(isTrue("short retry overtakes", overtakes ? "yes" : "no", "yes", overtakes)),
  ];
}

async function cutWhileRetrying(
  bench: Bench,
  { cuts, delaysMs }: { readonly cuts: number; readonly delaysMs: readonly number[] },
  subject: RetrySubject,
): Promise<readonly Check[]> {
  const queue = "cut";
  await bench.declareQueue(queue);
  const proxy = await bench.proxy();
  const feeder = bench.keep(await Feeder.open(bench.url));
  let cut = 0;
  const onRetry = (): void => {
    if (cut >= cuts || bench.random.next() < 0.5) return;
    cut += 1;
    proxy.cut();
  };
  const handle = (): void => {
    throw new Error("This handler fails each time.");
  };
  await bench.open(
    subject.open({ url: proxy.address, queue, delaysMs: delaysMs.map((delayMs) => delayMs / 10), handle, onRetry }),
  );
  const dead = new Map<number, number[]>();
  let fed = 0;
  const collect = async (): Promise<void> => {
    for (const { content, properties } of await takeAll(bench.url, `${queue}.dead`)) {
      const attempts = dead.get(idOf(content)) ?? [];
      dead.set(idOf(content), [...attempts, Number(properties.headers?.["x-eventwright-attempts"])]);
    }
  };
  const endMs = performance.now() + cuts * 2_000;
  while (cut < cuts && performance.now() < endMs) {
    const ids = Array.from({ length: 10 }, (_, index) => fed + index);
    fed += ids.length;
    await feeder.feed(queue, ids);
    await sleep(300);
    bench.progress(`${cut} cuts, ${fed} messages`);
  }
  await waitUntil(async () => {
    await collect();
    return dead.size >= fed;
  }, 20_000);
  await sleep(500);
  await collect();
  const attempts = [...dead.values()].flat();
  bench.progress(`${attempts.length} dead letters of ${fed} messages`);
  return [
    atLeast("cuts between republish and ack", cut, cuts),
    exactly("lost", fed - dead.size, 0),
    exactly(
      `dead letters after exactly ${delaysMs.length + 1} attempts`,
      attempts.filter((count) => count === delaysMs.length + 1).length,
      attempts.length,
    ),
    atMost("copies, at most one per cut and message at work", attempts.length - fed, cuts * 10),
  ];
}

async function openRuntime({ url, queue, delaysMs, handle, onRetry }: RetryTarget) {
  const onEvent = ({ type }: ConnectionEvent): void => {
    if (type === "retrying") onRetry();
  };
  const reconnect = { initialDelayMs: 1, maxDelayMs: 20 };
  const connection = await connect({ url, appId: sender.service, onEvent, reconnect });
  const handlers = { "bench.event": ({ id }: BenchEvent, { attempt }: Delivery) => handle(id, attempt) };
  await connection.consume([subscription(queue)], handlers, { retryDelaysMs: delaysMs });
  return connection;
}

/** Acknowledges first and stores the retry then: what is lost in between is lost for good. */
async function openCareless({ url, queue, delaysMs, handle, onRetry }: RetryTarget) {
  let isClosed = false;
  const open = async (): Promise<ChannelModel> => {
    const model = await connectAmqplib(url);
    model.on("error", () => undefined);
    model.on("close", () => void reopen());
    const channel = await model.createChannel();
    channel.on("error", () => undefined);
    await channel.assertQueue(`${queue}.dead`, { durable: true });
    for (const delayMs of delaysMs) {
      await channel.assertQueue(`${queue}.retry.${delayMs}`, {
        durable: true,
        messageTtl: delayMs,
        deadLetterExchange: "",
        deadLetterRoutingKey: queue,
      });
    }
    await channel.prefetch(10);
    await channel.consume(queue, (message) => {
      if (message === null) return;
      const attempt = Number(message.properties.headers?.["x-eventwright-attempts"] ?? 0) + 1;
      try {
        handle(idOf(message.content), attempt);
      } catch {
        channel.ack(message);
        const delayMs = delaysMs[attempt - 1];
        const target = delayMs === undefined ? `${queue}.dead` : `${queue}.retry.${delayMs}`;
        const options = { persistent: true, headers: { "x-eventwright-attempts": attempt } };
        setTimeout(() => {
          if (delayMs !== undefined) onRetry();
          send(channel, { target, body: message.content, options });
        }, 5);
      }
    });
    return model;
  };
  const reopen = async (): Promise<void> => {
    while (!isClosed) {
      await sleep(10);
      try {
        model = await open();
        return;
      } catch {
        // Not yet.
      }
    }
  };
  let model = await open();
  return {
    close: async () => {
      isClosed = true;
      await model.close().catch(() => undefined);
    },
  };
}

function send(
  channel: Channel,
  message: { readonly target: string; readonly body: Buffer; readonly options: Options.Publish },
): void {
  try {
    channel.sendToQueue(message.target, message.body, message.options);
  } catch {
    // It has acknowledged the message already.
  }
}
