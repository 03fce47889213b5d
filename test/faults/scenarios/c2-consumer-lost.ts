import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../bench.js";
import { type Check, isTrue } from "../checks.js";
import type { ConsumerSubject } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

const CONSUMER_TIMEOUT_MS = 1_000;
const RECOVERY_TIMEOUT_MS = 10_000;
const HEALTHY_WITHIN_MS = 1_000;
const PROBE_EVERY_MS = 20;
/** A message whose handler takes longer than the broker waits, the first time. */
const SLOW = -1;

interface Fault {
  readonly name: string;
  inflict(bench: Bench, feeder: Feeder, queue: string): Promise<void>;
}

const faults: readonly Fault[] = [
  { name: "queue deleted", inflict: (bench, _feeder, queue) => bench.broker.deleteQueue(bench.vhost, queue) },
  { name: "consumer_timeout", inflict: (_bench, feeder, queue) => feeder.feed(queue, [SLOW]) },
  { name: "connection closed", inflict: (bench) => bench.broker.closeAllConnections() },
];

export const consumerLost = register({
  id: "C2",
  title: "queue deleted (the broker cancels), consumer_timeout (406), connection closed",
  mustShow: "consuming again within 1 s, and health tells",
  parameters: { short: { rounds: 1 }, full: { rounds: 10 } },
  subject: eventwrightConsumer,
  hazards: [
    {
      name: "amqplib that reconnects and does not subscribe again",
      breaks: "queue deleted",
      subject: plainConsumer({ comesBack: false }),
    },
    { name: "amqplib whose health is its socket", breaks: "consumer_timeout told", subject: plainConsumer({}) },
  ],
  async run(bench, { rounds }, subject: ConsumerSubject) {
    await bench.broker.setConsumerTimeout(CONSUMER_TIMEOUT_MS);
    const checks: Check[] = [];
    for (let round = 0; round < rounds; round += 1) {
      for (const fault of faults)
        checks.push(...(await loseConsumer(bench, subject, { fault, queue: `lost-${fault.name}-${round}` })));
      bench.progress(`round ${round + 1} of ${rounds}`);
    }
    await bench.broker.setConsumerTimeout(30 * 60_000);
    return worst(checks);
  },
});

async function loseConsumer(
  bench: Bench,
  subject: ConsumerSubject,
  { fault, queue }: { readonly fault: Fault; readonly queue: string },
): Promise<readonly Check[]> {
  await bench.declareQueue(queue);
  const handledAtMs = new Map<number, number>();
  let slowOnes = 0;
  const consumer = await subject.open({
    url: bench.url,
    queue,
    async handle({ id }) {
      if (id === SLOW && slowOnes++ === 0) await sleep(4 * CONSUMER_TIMEOUT_MS);
      if (!handledAtMs.has(id)) handledAtMs.set(id, performance.now());
    },
  });
  const feeder = await Feeder.open(bench.url);
  const watch = watchHealth(consumer);
  try {
    await fault.inflict(bench, feeder, queue);
    if (fault.name === "consumer_timeout") await watch.whenUnhealthy(RECOVERY_TIMEOUT_MS);
    const lostAtMs = performance.now();
    const probing = await Feeder.open(bench.url);
    let probe = 0;
    const seen = (): number | undefined =>
      Math.min(...[...handledAtMs].filter(([id, atMs]) => id !== SLOW && atMs >= lostAtMs).map(([, atMs]) => atMs));
    while (seen() === Number.POSITIVE_INFINITY && performance.now() - lostAtMs < RECOVERY_TIMEOUT_MS) {
      // Vanishes while there is no queue.
      await probing.feed(queue, [probe]);
      probe += 1;
      await sleep(PROBE_EVERY_MS);
    }
    await probing[Symbol.asyncDispose]();
    const tookMs = (seen() ?? Number.POSITIVE_INFINITY) - lostAtMs;
    // It may consume again before its publishing connection, which the fault took as well, is back.
    await waitUntil(() => consumer.isHealthy, HEALTHY_WITHIN_MS);
    return [
      bench.within(fault.name, tookMs, 1_000),
      isTrue(
        `${fault.name} told`,
        `${watch.sawUnhealthy ? "unhealthy" : "healthy"}, then ${consumer.isHealthy ? "healthy" : "unhealthy"}`,
        "unhealthy, then healthy",
        watch.sawUnhealthy && consumer.isHealthy,
      ),
    ];
  } finally {
    watch.stop();
    await Promise.race([consumer.close(), sleep(5_000)]);
    await feeder[Symbol.asyncDispose]().catch(() => undefined);
  }
}

/** Looks at each turn of the event loop: being lost may last a few milliseconds. */
function watchHealth(consumer: { readonly isHealthy: boolean }) {
  const watch = {
    sawUnhealthy: false,
    isStopped: false,
    stop: () => {
      watch.isStopped = true;
    },
    whenUnhealthy: async (timeoutMs: number): Promise<void> => {
      const endMs = performance.now() + timeoutMs;
      while (!watch.sawUnhealthy && performance.now() < endMs) await sleep(5);
    },
  };
  const look = (): void => {
    if (!consumer.isHealthy) watch.sawUnhealthy = true;
    if (!watch.isStopped) setImmediate(look);
  };
  look();
  return watch;
}

/** One check per name: the worst of all rounds. */
function worst(checks: readonly Check[]): readonly Check[] {
  const byName = new Map<string, Check>();
  for (const check of checks) {
    if (byName.get(check.name)?.holds !== false) byName.set(check.name, check);
  }
  return [...byName.values()];
}
