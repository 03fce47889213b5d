import type { TcpProxy } from "../../support/tcp-proxy.js";
import { accountFor } from "../account.js";
import type { Bench } from "../bench.js";
import { atLeast, atMost, exactly } from "../checks.js";
import type { ConsumerSubject } from "../clients/consumer-subject.js";
import { eventwrightConsumer } from "../clients/eventwright-consumer.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { Feeder } from "../clients/feeder.js";
import { plainConsumer } from "../clients/plain-consumer.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import type { PublisherSubject } from "../clients/publisher-subject.js";
import { drain } from "../drain.js";
import { Ledger } from "../ledger.js";
import { register } from "../scenario.js";
import { waitUntil } from "../wait-until.js";

interface Subject {
  readonly publisher: PublisherSubject;
  readonly consumer: ConsumerSubject;
}

interface Coverage {
  positions: number;
  recoveries: number;
}

const RECOVERY_TIMEOUT_MS = 15_000;
const reconnect = { initialDelayMs: 1, maxDelayMs: 10 };
const directions = ["to-server", "to-client"] as const;

export const cutAtEveryByte = register({
  id: "P6",
  title: "connection cut at every byte of handshake, declare, publish, deliver and ack",
  mustShow: "no uncaught exception, no unhandled rejection, recovers each time",
  parameters: {
    short: { every: 24, least: 80, sessions: 3 },
    full: { every: 1, least: 2_000, sessions: 4 },
  },
  subject: { publisher: eventwrightPublisher, consumer: eventwrightConsumer },
  hazards: [
    {
      name: "amqplib without an error listener",
      breaks: "crashes",
      subject: { publisher: plainPublisher({ listensForErrors: false }), consumer: plainConsumer({}) },
    },
  ],
  async run(bench, { every, least, sessions }, subject: Subject) {
    const coverage: Coverage = { positions: 0, recoveries: 0 };
    const share = (session: number) => ({
      every: every * sessions,
      first: session * every + bench.random.integer(0, every - 1),
    });
    const running = Array.from({ length: sessions }, (_, session) => [
      publishAcrossCuts(
        bench,
        { queue: `published-${session}`, ...share(session) },
        { subject: subject.publisher, coverage },
      ),
      consumeAcrossCuts(
        bench,
        { queue: `consumed-${session}`, ...share(session) },
        { subject: subject.consumer, coverage },
      ),
    ]);
    const lost = await Promise.all(running.flat());
    return [
      atLeast("positions", coverage.positions, least),
      exactly("recovered", coverage.recoveries, coverage.positions),
      atMost(
        "lost",
        lost.reduce((sum, count) => sum + count, 0),
        0,
      ),
    ];
  },
});

interface Share {
  readonly queue: string;
  readonly first: number;
  readonly every: number;
}

/** @returns how many confirmed messages were lost. */
async function publishAcrossCuts(
  bench: Bench,
  { queue, first, every }: Share,
  { subject, coverage }: { readonly subject: PublisherSubject; readonly coverage: Coverage },
): Promise<number> {
  await bench.declareQueue(queue);
  const proxy = await bench.proxy();
  const publisher = await bench.open(
    subject.open({ url: proxy.address, queue, publishTimeoutMs: RECOVERY_TIMEOUT_MS, reconnect }),
  );
  const ledger = new Ledger();
  let id = 0;
  const publishOne = async (): Promise<boolean> => {
    id += 1;
    const call = id;
    void ledger.record(call, () => publisher.publish(call));
    return waitUntil(() => ledger.attempts.get(call)?.kind === "confirmed", RECOVERY_TIMEOUT_MS);
  };
  await cutAcross(bench, proxy, { first, every, coverage, work: publishOne });
  return accountFor(ledger.attempts, await drain(bench.url, queue)).lost.length;
}

/** @returns how many messages were never handled. */
async function consumeAcrossCuts(
  bench: Bench,
  { queue, first, every }: Share,
  { subject, coverage }: { readonly subject: ConsumerSubject; readonly coverage: Coverage },
): Promise<number> {
  await bench.declareQueue(queue);
  const proxy = await bench.proxy();
  const feeder = bench.keep(await Feeder.open(bench.url));
  const handled = new Set<number>();
  await bench.open(subject.open({ url: proxy.address, queue, reconnect, handle: ({ id }) => void handled.add(id) }));
  let id = 0;
  const handleOne = async (): Promise<boolean> => {
    id += 1;
    const fed = id;
    await feeder.feed(queue, [fed]);
    return waitUntil(() => handled.has(fed), RECOVERY_TIMEOUT_MS);
  };
  await cutAcross(bench, proxy, { first, every, coverage, work: handleOne });
  return id - handled.size;
}

/**
 * Loses the connection, cuts the next one at the next position, and sees that work gets done all the same. The positions go
 * as far as a connection's bytes do from its first one to the end of the work.
 */
async function cutAcross(
  bench: Bench,
  proxy: TcpProxy,
  options: {
    readonly first: number;
    readonly every: number;
    readonly coverage: Coverage;
    readonly work: () => Promise<boolean>;
  },
): Promise<void> {
  const { first, every, coverage, work } = options;
  const before = { ...proxy.passed };
  proxy.cut();
  if (!(await work())) return;
  const after = { ...proxy.passed };
  for (const direction of directions) {
    for (let afterBytes = first; afterBytes < after[direction] - before[direction]; afterBytes += every) {
      proxy.cutNextAt({ direction, afterBytes });
      proxy.cut();
      coverage.positions += 1;
      if (!(await work())) return bench.progress(`no recovery from a cut ${direction} after ${afterBytes} bytes`);
      coverage.recoveries += 1;
    }
    bench.progress(`${coverage.positions} positions`);
  }
}
