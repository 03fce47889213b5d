import { setTimeout as sleep } from "node:timers/promises";
import type { TcpProxy } from "../../support/tcp-proxy.js";
import type { Bench } from "../bench.js";
import { exactly } from "../checks.js";
import type { ConsumerSubject } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { takeAll } from "../drain.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

const QUEUE = "work";
/** Nothing was handled for so long: what is missing by then is lost. */
const QUIET_MS = 8_000;
/** This share of the handlers fails, so that a message is still needed after its handler ran. */
const FAILURE_RATE = 0.3;

export const staleAcks = register({
  id: "C1",
  title: "two consumers whose connections are cut in the middle of handlers",
  mustShow: "nothing is lost: an acknowledgement never reaches another message",
  parameters: {
    short: { cuts: 80, messages: 3_000 },
    full: { cuts: 1_000, messages: 20_000 },
  },
  subject: eventwrightConsumer,
  hazards: [
    {
      name: "amqplib that acknowledges on the channel that is open now",
      breaks: "never handled",
      subject: plainConsumer({ settlesOn: "current" }),
    },
    { name: "amqplib that drops what fails", breaks: "never handled", subject: plainConsumer({ onFailure: "drop" }) },
  ],
  async run(bench, { cuts, messages }, subject: ConsumerSubject) {
    await bench.declareQueue(QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    const handled = new Set<number>();
    let deliveries = 0;
    const handle = async ({ id }: { readonly id: number }): Promise<void> => {
      deliveries += 1;
      await sleep(bench.random.integer(1, 60));
      if (bench.random.next() < FAILURE_RATE) throw new Error("This handler fails now and then.");
      handled.add(id);
    };
    const proxies = [await bench.proxy(), await bench.proxy()];
    for (const { address } of proxies) {
      const reconnect = { initialDelayMs: 1, maxDelayMs: 10 };
      const retryDelaysMs = Array<number>(30).fill(20);
      await bench.open(subject.open({ url: address, queue: QUEUE, prefetch: 50, reconnect, retryDelaysMs, handle }));
    }
    await feeder.feed(QUEUE, Array(messages).keys());
    await Promise.all(proxies.map((proxy) => cutAgainAndAgain(bench, proxy, cuts)));
    await waitWhileProgressing(() => handled.size, messages);
    bench.progress(`${deliveries} deliveries of ${messages} messages`);
    return [
      exactly("never handled", messages - handled.size, 0),
      exactly("dead letters", (await takeAll(bench.url, `${QUEUE}.dead`)).length, 0),
    ];
  },
});

async function cutAgainAndAgain(bench: Bench, proxy: TcpProxy, cuts: number): Promise<void> {
  for (let cut = 0; cut < cuts; cut += 1) {
    await waitUntil(() => proxy.links > 0, 5_000);
    await sleep(bench.random.integer(5, 100));
    proxy.cut();
    if ((cut + 1) % 100 === 0) bench.progress(`${cut + 1} cuts`);
  }
}

async function waitWhileProgressing(count: () => number, wanted: number): Promise<void> {
  for (;;) {
    const before = count();
    const isDone = await waitUntil(() => count() >= wanted || count() > before, QUIET_MS);
    if (!isDone || count() >= wanted) return;
  }
}
