import { connect as connectAmqplib } from "amqplib";
import type { Bench } from "../bench.js";
import { atMost, exactly } from "../checks.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import type { OpenPublisher, PublisherSubject } from "../clients/publisher-subject.js";
import type { FakeSession, PublishedMessage } from "../fake/fake-broker.js";
import { Ledger } from "../ledger.js";
import { liveBytes } from "../memory.js";
import { register } from "../scenario.js";

const MIB = 1024 * 1024;
const WINDOW = 256;
/** Confirms are held back until so many can be given in an order that nobody expects, but not for longer than this. */
const HELD_BACK = 100;
const HELD_BACK_MS = 5;

export const hostileConfirms = register({
  id: "P12",
  title: "confirms in hostile order, the first one last",
  mustShow: "the confirm table stays proportional to what is in flight",
  parameters: {
    short: { messages: 60_000, mostMib: 3 },
    full: { messages: 1_000_000, mostMib: 3 },
  },
  subject: eventwrightPublisher,
  hazards: [
    { name: "amqplib's confirm channel", breaks: "taking the last confirm", subject: { open: openConfirmChannel } },
  ],
  async run(bench, { messages, mostMib }, subject: PublisherSubject) {
    const hostility = new HostileConfirms(bench);
    const broker = await bench.fake({ published: (message, session) => hostility.take(message, session) });
    const publisher = await bench.open(subject.open({ url: broker.url, queue: "hostile", publishTimeoutMs: 600_000 }));
    const ledger = new Ledger();
    // The first is confirmed last of all: a table that is only cut off at its head grows with every message.
    void ledger.record(0, () => publisher.publish(0));
    let sent = 1;
    let confirmed = 0;
    let mostInFlight = 0;
    const keepGoing = async (): Promise<void> => {
      while (sent < messages) {
        sent += 1;
        await publisher.publish(sent);
        confirmed += 1;
        mostInFlight = Math.max(mostInFlight, publisher.inFlight);
      }
    };
    const warmUp = Math.floor(messages / 10);
    const lanes = Array.from({ length: WINDOW - 1 }, keepGoing);
    while (confirmed < warmUp) await new Promise((resolve) => setTimeout(resolve, 20));
    const beforeBytes = await liveBytes();
    // The lanes end together with the broker's patience: what it still holds back, it gives now.
    while (sent < messages) await new Promise((resolve) => setTimeout(resolve, 20));
    const grownMib = ((await liveBytes()) - beforeBytes) / MIB;
    const relentedAtMs = performance.now();
    hostility.relent();
    await Promise.all(lanes);
    await ledger.whenPending(0, 10_000);
    const tookMs = performance.now() - relentedAtMs;
    return [
      exactly("confirmed", confirmed, messages - 1),
      exactly("never settled", ledger.pending, 0),
      atMost("in flight", mostInFlight, WINDOW),
      atMost("memory for confirms", grownMib, mostMib, "MiB"),
      bench.within("taking the last confirm", tookMs, 1_000),
    ];
  },
});

/** Confirms in a random order, and the very first message not until it relents. */
class HostileConfirms {
  readonly #bench: Bench;
  #held: PublishedMessage[] = [];
  #first: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isRelenting = false;
  #session: FakeSession | undefined;

  constructor(bench: Bench) {
    this.#bench = bench;
  }

  take(message: PublishedMessage, session: FakeSession): void {
    this.#session = session;
    if (message.deliveryTag === 1) {
      this.#first = () => session.ack(message.channel, message.deliveryTag);
      return;
    }
    this.#held.push(message);
    this.#timer ??= setTimeout(() => this.#release(), HELD_BACK_MS);
    if (this.#held.length >= HELD_BACK || this.#isRelenting) this.#release();
  }

  relent(): void {
    this.#isRelenting = true;
    this.#release();
    this.#first?.();
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const held = this.#bench.random.shuffle(this.#held);
    this.#held = [];
    for (const { channel, deliveryTag } of held) this.#session?.ack(channel, deliveryTag);
  }
}

async function openConfirmChannel({
  url,
  queue,
}: {
  readonly url: string;
  readonly queue: string;
}): Promise<OpenPublisher> {
  const model = await connectAmqplib(url);
  model.on("error", () => undefined);
  const channel = await model.createConfirmChannel();
  let inFlight = 0;
  return {
    publish: (id) =>
      new Promise((resolve) => {
        inFlight += 1;
        channel.sendToQueue(queue, Buffer.from(String(id)), {}, () => {
          inFlight -= 1;
          resolve();
        });
      }),
    get inFlight() {
      return inFlight;
    },
    resent: 0,
    close: () => model.close(),
  };
}
