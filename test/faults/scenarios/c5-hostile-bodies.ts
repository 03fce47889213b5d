import { setTimeout as sleep } from "node:timers/promises";
import { atLeast, atMost, exactly } from "../checks.js";
import type { ConsumerSubject } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { takeAll } from "../drain.js";
import { hostileBodies } from "../hostile-bodies.js";
import { sendAtRate } from "../load.js";
import { liveBytes } from "../memory.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

const QUEUE = "mixed";
const MIB = 1024 * 1024;
const GOOD_PER_HOSTILE = 10;
/** One of the largest bodies may still be in somebody's buffer; several would not fit. */
const MEMORY_GROWTH_MIB = 24;

export const hostileBodiesMixedIn = register({
  id: "C5",
  title: "hostile bodies mixed 1:10 into good load",
  mustShow: "each dead-lettered after one delivery with a reason; throughput of the good ≥ 95 %; memory flat",
  parameters: {
    short: { hostile: 60, largest: 2, perSecond: 300 },
    full: { hostile: 200, largest: 5, perSecond: 300 },
  },
  subject: eventwrightConsumer,
  hazards: [{ name: "amqplib that requeues what it cannot read", breaks: "dead-lettered", subject: plainConsumer({}) }],
  async run(bench, { hostile, largest, perSecond }, subject: ConsumerSubject) {
    await bench.declareQueue(QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    const bodies = hostileBodies(bench.random, { count: hostile, largest });
    const handled = new Set<number>();
    await bench.open(
      subject.open({
        url: bench.url,
        queue: QUEUE,
        handle({ id }) {
          if (Number.isNaN(id)) throw new Error("This is not an event.");
          handled.add(id);
        },
      }),
    );
    await feeder.feed(QUEUE, [-1]);
    await waitUntil(() => handled.has(-1), 10_000);
    const beforeBytes = await liveBytes();
    const count = hostile * GOOD_PER_HOSTILE;
    await sendAtRate({ count, perSecond }, (id) => {
      feeder.send(QUEUE, Buffer.from(JSON.stringify({ id })));
      const body = id % GOOD_PER_HOSTILE === 0 ? bodies[id / GOOD_PER_HOSTILE] : undefined;
      if (body !== undefined) feeder.send(QUEUE, body, { messageId: `hostile-${id / GOOD_PER_HOSTILE}` });
    });
    await feeder.confirmed();
    // What the load itself took longer is not held against the consumer.
    await sleep(500);
    const handledInTime = handled.size - 1;
    await waitUntil(async () => handled.size > count && (await feeder.depth(`${QUEUE}.dead`)) >= hostile, 15_000);
    await sleep(300);
    const grownMib = ((await liveBytes()) - beforeBytes) / MIB;

    const dead = await takeAll(bench.url, `${QUEUE}.dead`);
    const isRight = ({ properties: { headers = {} } }: (typeof dead)[number]): boolean =>
      headers["x-eventwright-reason"] === "invalid" && headers["x-eventwright-attempts"] === 1;
    const wrong = dead.filter((message) => !isRight(message));
    for (const { properties } of wrong.slice(0, 5))
      bench.progress(`${properties.messageId}: ${JSON.stringify(properties.headers)}`);
    const missing = [...bodies.keys()].filter(
      (index) => !dead.some(({ properties }) => properties.messageId === `hostile-${index}`),
    );
    for (const index of missing.slice(0, 5))
      bench.progress(`no dead letter for ${bodies[index]?.subarray(0, 60).toString("latin1")}`);
    const changed = dead.filter(
      ({ content, properties }) => !bodies[Number(properties.messageId?.slice("hostile-".length))]?.equals(content),
    );
    return [
      exactly("dead-lettered", dead.length - wrong.length, hostile),
      exactly("dead-lettered in another way", wrong.length, 0),
      exactly("dead letters with another body", changed.length, 0),
      exactly("good ones handled", handled.size - 1, count),
      atLeast("throughput of the good", (100 * handledInTime) / count, 95, "%"),
      atMost("memory", grownMib, MEMORY_GROWTH_MIB, "MiB"),
    ];
  },
});
