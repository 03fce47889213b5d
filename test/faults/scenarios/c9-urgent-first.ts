import { setTimeout as sleep } from "node:timers/promises";
import { atMost, exactly } from "../checks.js";
import type { ConsumerSubject } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

const QUEUE = "backlog";
const PREFETCH = 5;
const LESS_URGENT = [1, 5, 8] as const;
const CRITICAL = 10;
/** Critical messages have ids from here on. */
const FIRST_CRITICAL = 1_000_000;

/** Asks the broker for everything at once, as a client does that sets no prefetch. */
const greedy: ConsumerSubject = { open: (target) => plainConsumer({}).open({ ...target, prefetch: 0 }) };

export const urgentFirst = register({
  id: "C9",
  title: "backlog of mixed urgency, and critical messages that come later",
  mustShow: "a critical message is overtaken by at most `prefetch`",
  parameters: {
    short: { backlog: 2_000, criticals: 10 },
    full: { backlog: 10_000, criticals: 100 },
  },
  subject: eventwrightConsumer,
  hazards: [{ name: "amqplib without a prefetch", breaks: "overtaken by", subject: greedy }],
  async run(bench, { backlog, criticals }, subject) {
    await bench.declareQueue(QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    for (let id = 0; id < backlog; id += 1) {
      feeder.send(QUEUE, Buffer.from(JSON.stringify({ id })), { priority: bench.random.pick(LESS_URGENT) });
    }
    await feeder.confirmed();
    let started = 0;
    const startedBefore = new Map<number, number>();
    // One at a time: what was handed over waits in the process.
    let turn: Promise<void> = Promise.resolve();
    const handle = ({ id }: { readonly id: number }): Promise<void> => {
      turn = turn.then(async () => {
        startedBefore.set(id, started);
        started += 1;
        await sleep(1);
      });
      return turn;
    };
    await bench.open(subject.open({ url: bench.url, queue: QUEUE, prefetch: PREFETCH, handle }));
    const overtakenBy: number[] = [];
    for (let critical = 0; critical < criticals; critical += 1) {
      const id = FIRST_CRITICAL + critical;
      await waitUntil(() => started > (critical * backlog) / (criticals + 1), 10_000);
      feeder.send(QUEUE, Buffer.from(JSON.stringify({ id })), { priority: CRITICAL });
      await feeder.confirmed();
      // From its confirm on it is in the queue; what starts later and before it has overtaken it.
      const before = started;
      await waitUntil(() => startedBefore.has(id), 20_000);
      overtakenBy.push(Math.max(0, (startedBefore.get(id) ?? Number.POSITIVE_INFINITY) - before));
    }
    await waitUntil(() => started >= backlog + criticals, 30_000);
    return [
      atMost("overtaken by", Math.max(...overtakenBy), PREFETCH),
      exactly("handled", startedBefore.size, backlog + criticals),
    ];
  },
});
