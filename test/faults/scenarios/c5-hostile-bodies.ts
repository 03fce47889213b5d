import { setTimeout as sleep } from "node:timers/promises";
import type { ConsumeMessage } from "amqplib";
import { atLeast, atMost, exactly, timed } from "../checks.js";
import type { ConsumerSubject } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { takeAll } from "../drain.js";
import { hostileBodies, largeHostileBodies } from "../hostile-bodies.js";
import { sendAtRate } from "../load.js";
import { liveBytes } from "../memory.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

const QUEUE = "mixed";
const DEAD = `${QUEUE}.dead`;
const MIB = 1024 * 1024;
const GOOD_PER_HOSTILE = 10;
/** One of the largest bodies may still be in somebody's buffer; several would not fit. */
const MEMORY_GROWTH_MIB = 24;

export const hostileBodiesMixedIn = register({
  id: "C5",
  title: "hostile bodies mixed 1:10 into good load",
  mustShow: "each dead-lettered after one delivery with a reason; throughput of the good ≥ 95 %; memory flat",
  parameters: {
    short: { hostile: 60, largest: 2, perSecond: 200 },
    full: { hostile: 200, largest: 5, perSecond: 200 },
  },
  subject: eventwrightConsumer,
  hazards: [{ name: "amqplib that requeues what it cannot read", breaks: "dead-lettered", subject: plainConsumer({}) }],
  async run(bench, { hostile, largest, perSecond }, subject: ConsumerSubject) {
    await bench.declareQueue(QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    const bodies = [...hostileBodies(bench.random, hostile - largest), ...largeHostileBodies(largest)];
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
    let good = 0;
    const sendGood = (): void => feeder.send(QUEUE, Buffer.from(JSON.stringify({ id: good++ })));
    const sendHostile = (index: number): void =>
      feeder.send(QUEUE, bodies[index] ?? Buffer.alloc(0), { messageId: `hostile-${index}` });

    sendGood();
    await waitUntil(() => handled.size === 1, 10_000);
    const beforeBytes = await liveBytes();
    await sendAtRate({ count: (hostile - largest) * GOOD_PER_HOSTILE, perSecond }, (index) => {
      sendGood();
      if (index % GOOD_PER_HOSTILE === 0) sendHostile(index / GOOD_PER_HOSTILE);
    });
    await feeder.confirmed();
    // What is on its way is no loss of throughput.
    await sleep(250);
    const handledInTime = (100 * handled.size) / good;
    // The largest come afterwards: how long the broker's disk takes for them says nothing about the consumer.
    for (let index = hostile - largest; index < hostile; index += 1) {
      sendHostile(index);
      sendGood();
      await feeder.confirmed();
    }
    await waitUntil(async () => handled.size === good && (await feeder.depth(DEAD)) >= hostile, 30_000);
    await sleep(300);
    const grownMib = ((await liveBytes()) - beforeBytes) / MIB;

    const dead = await takeAll(bench.url, DEAD);
    const isExplained = ({ properties: { headers = {} } }: ConsumeMessage): boolean =>
      headers["x-eventwright-reason"] === "invalid" && headers["x-eventwright-attempts"] === 1;
    const isUnchanged = ({ content, properties }: ConsumeMessage): boolean =>
      bodies[Number(properties.messageId?.slice("hostile-".length))]?.equals(content) ?? false;
    const explained = dead.filter(isExplained);
    return [
      exactly("dead-lettered", explained.length, hostile),
      exactly("dead-lettered in another way", dead.length - explained.length, 0),
      exactly("dead letters with another body", dead.filter((message) => !isUnchanged(message)).length, 0),
      exactly("good ones handled", handled.size, good),
      timed(atLeast("throughput of the good", handledInTime, 95, "%")),
      atMost("memory", grownMib, MEMORY_GROWTH_MIB, "MiB"),
    ];
  },
});
