import { setTimeout as sleep } from "node:timers/promises";
import { RejectEvent } from "@eventwright/runtime";
import { type Check, exactly, isTrue } from "../checks.js";
import type { ConsumerSubject, Handled } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { idOf, takeAll } from "../drain.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

const QUEUE = "fragile";
const DEAD = `${QUEUE}.dead`;
const HEARTBEAT_SECONDS = 1;
const RETRY_DELAYS_MS = [50];

/** One way in which a handler misbehaves. */
interface Misbehaviour {
  readonly name: string;
  readonly reason: string;
  readonly attempts: number;
  handle(message: Handled): unknown;
}

const misbehaviours: readonly Misbehaviour[] = [
  {
    name: "throws",
    reason: "failed",
    attempts: 2,
    handle: () => {
      throw new TypeError("boom");
    },
  },
  { name: "rejects with a string", reason: "failed", attempts: 2, handle: () => Promise.reject("a string") },
  { name: "rejects with undefined", reason: "failed", attempts: 2, handle: () => Promise.reject(undefined) },
  { name: "rejects with null", reason: "failed", attempts: 2, handle: () => Promise.reject(null) },
  { name: "never returns", reason: "failed", attempts: 2, handle: () => new Promise(() => undefined) },
  {
    name: "refuses",
    reason: "rejected",
    attempts: 1,
    handle: () => {
      throw new RejectEvent("no such product");
    },
  },
  {
    name: "blocks the loop for three heartbeats, and refuses when it comes again",
    reason: "rejected",
    attempts: 1,
    handle: ({ redelivered }) => {
      if (redelivered) throw new RejectEvent("no such product");
      // The broker closes the connection meanwhile, and delivers everything again that was not settled.
      block(3 * HEARTBEAT_SECONDS * 1_000);
    },
  },
  {
    name: "throws an object that throws when it is read",
    reason: "failed",
    attempts: 2,
    handle: () => {
      throw new Proxy(
        {},
        {
          get: () => {
            throw new Error("do not look at me");
          },
          getPrototypeOf: () => {
            throw new Error("nor at my parents");
          },
        },
      );
    },
  },
];

export const failingHandlers = register({
  id: "C4",
  title: "handlers that throw, reject with a non-Error, never return, block the loop",
  mustShow: "the process lives, the others are handled, one dead letter each with its reason",
  parameters: { short: { rounds: 1 }, full: { rounds: 20 } },
  subject: eventwrightConsumer,
  hazards: [
    { name: "amqplib that requeues what fails", breaks: "dead letters", subject: plainConsumer({}) },
    { name: "amqplib that does not catch", breaks: "crashes", subject: plainConsumer({ onFailure: "throw" }) },
  ],
  async run(bench, { rounds }, subject: ConsumerSubject) {
    await bench.declareQueue(QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    const handled = new Set<number>();
    const misbehaviourOf = (id: number): Misbehaviour | undefined =>
      id % 2 === 1 ? misbehaviours[((id - 1) / 2) % misbehaviours.length] : undefined;
    await bench.open(
      subject.open({
        url: bench.url,
        queue: QUEUE,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        handlerTimeoutMs: 500,
        retryDelaysMs: RETRY_DELAYS_MS,
        handle(message) {
          const misbehaviour = misbehaviourOf(message.id);
          if (misbehaviour !== undefined) return misbehaviour.handle(message);
          return void handled.add(message.id);
        },
      }),
    );
    const bad = rounds * misbehaviours.length;
    // One after the other: what is at work while the connection is lost is rightly delivered twice.
    for (let done = 1; done <= bad; done += 1) {
      await feeder.feed(QUEUE, [2 * done - 2, 2 * done - 1]);
      const isDone = await waitUntil(async () => handled.size >= done && (await feeder.depth(DEAD)) >= done, 15_000);
      if (!isDone) break;
    }
    // A second copy would follow the first soon.
    await sleep(500);
    const dead = await takeAll(bench.url, DEAD);
    const checks: Check[] = misbehaviours.map(({ name, reason, attempts }, index) => {
      const ofThis = dead.filter(({ content }) => ((idOf(content) - 1) / 2) % misbehaviours.length === index);
      const seen = ofThis.map(
        ({ properties: { headers = {} } }) => `${headers["x-eventwright-reason"]}/${headers["x-eventwright-attempts"]}`,
      );
      const want = Array<string>(rounds).fill(`${reason}/${attempts}`);
      return isTrue(name, summary(seen), summary(want), seen.join() === want.join());
    });
    return [exactly("handled among them", handled.size, bad), exactly("dead letters", dead.length, bad), ...checks];
  },
});

function summary(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${count} × ${value}`).join(", ") || "none";
}

function block(forMs: number): void {
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs);
}
