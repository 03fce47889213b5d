import { setTimeout as sleep } from "node:timers/promises";
import { connect, EventError } from "@eventwright/runtime";
import type { Bench } from "../bench.js";
import { type BenchEvent, publishOperation, sender, subscription } from "../bench-contract.js";
import { atMost, exactly } from "../checks.js";
import { liveBytes } from "../memory.js";
import { PUBLISH_TIMEOUT_MS } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { noFailures } from "../truth-checks.js";
import { waitUntil, whenStill } from "../wait-until.js";

const QUEUE = "soak";
const MIB = 1024 * 1024;
/** Calls that may be open at once: an outage makes the callers wait, as it would a service. */
const MOST_PENDING = 5_000;
const SAMPLES = 10;
/** Longer than the broker's slowest redelivery. Nothing more comes when nothing came for so long. */
const SILENCE_MS = 10_000;

interface SoakSubject {
  open(target: SoakTarget): Promise<OpenSoak>;
}

interface SoakTarget {
  readonly url: string;
  readonly handle: (id: number) => void;
}

interface OpenSoak {
  publish(id: number): Promise<void>;
  close(): Promise<void>;
}

interface Fault {
  readonly name: string;
  inflict(bench: Bench, network: Network): Promise<void>;
}

interface Network {
  cut(): void;
  freezeLinks(): void;
  thaw(): void;
}

const faults: readonly [Fault, ...Fault[]] = [
  { name: "connections cut", inflict: async (_bench, network) => network.cut() },
  {
    name: "links frozen for 6 s",
    async inflict(_bench, network) {
      network.freezeLinks();
      await sleep(6_000);
      network.thaw();
    },
  },
  { name: "all connections closed", inflict: ({ broker }) => broker.closeAllConnections() },
  {
    name: "RabbitMQ stopped and started",
    async inflict({ broker }) {
      await broker.stopApp();
      await broker.startApp();
    },
  },
  {
    name: "RabbitMQ killed",
    async inflict({ broker }) {
      await broker.kill();
      await broker.restart();
    },
  },
  {
    name: "memory alarm of 3 s",
    async inflict({ broker }) {
      await broker.raiseMemoryAlarm();
      await sleep(3_000);
      await broker.clearMemoryAlarm();
    },
  },
];

export const soak = register({
  id: "S1",
  title: "soak under a random fault every 20 s",
  mustShow:
    "nothing lost, nothing rejected, nothing unsettled; no memory slope, no more handles at the end than at the start",
  parameters: {
    short: { seconds: 20, perSecond: 200, faultEverySeconds: 8 },
    full: { seconds: 600, perSecond: 1_000, faultEverySeconds: 20 },
  },
  subject: { open: openRuntime } as SoakSubject,
  hazards: [{ name: "a client that keeps what it sent", breaks: "memory slope", subject: { open: openHoarding } }],
  async run(bench, { perSecond, faultEverySeconds, ...parameters }, subject) {
    const seconds = bench.soakMinutes === undefined ? parameters.seconds : 60 * bench.soakMinutes;
    await bench.declareQueue(QUEUE);
    await bench.declareQueue(`${QUEUE}.dead`);
    const proxy = await bench.proxy();
    const books = new Books(seconds * perSecond);
    const service = await subject.open({ url: proxy.address, handle: (id) => books.handled(id) });
    const endMs = performance.now() + seconds * 1_000;
    const publishing = publishSteadily(books, { endMs, perSecond, publish: (id) => service.publish(id) });
    const memory: number[] = [];
    const sampling = sampleMemory(memory, { endMs, everyMs: (seconds * 1_000) / (SAMPLES + 1) });
    await sleep(2_000);
    const handlesBefore = process.getActiveResourcesInfo().length;
    while (performance.now() < endMs - faultEverySeconds * 500) {
      const fault = bench.random.pick(faults);
      const startMs = performance.now();
      await fault.inflict(bench, proxy);
      bench.progress(`${fault.name}; ${books.summary()}`);
      await sleep(Math.max(0, faultEverySeconds * 1_000 - (performance.now() - startMs)));
    }
    await Promise.all([publishing, sampling]);
    await waitUntil(() => books.pending === 0, PUBLISH_TIMEOUT_MS);
    await whenStill(() => books.deliveries, SILENCE_MS);
    const handlesAfter = process.getActiveResourcesInfo().length;
    await service.close();
    bench.progress(`${books.summary()}; MiB in use: ${memory.map((bytes) => (bytes / MIB).toFixed(1)).join(", ")}`);
    return [
      exactly("confirmed but never handled", books.unhandled, 0),
      noFailures("rejected", books.rejected),
      exactly("never settled", books.pending, 0),
      atMost("memory slope", slopeMib(memory), 5, "MiB over the second half"),
      atMost("handles more than at the start", handlesAfter - handlesBefore, 2),
    ];
  },
});

/** What was sent and what came out, in memory that does not grow: else nobody could tell whose slope it is. */
class Books {
  readonly #isConfirmed: Uint8Array;
  readonly #isHandled: Uint8Array;
  #sent = 0;
  #confirmed = 0;
  #deliveries = 0;
  pending = 0;
  /** How many calls failed, by code. */
  readonly rejected: Record<string, number> = {};

  constructor(most: number) {
    this.#isConfirmed = new Uint8Array(most);
    this.#isHandled = new Uint8Array(most);
  }

  get sent(): number {
    return this.#sent;
  }

  get deliveries(): number {
    return this.#deliveries;
  }

  get unhandled(): number {
    let unhandled = 0;
    for (let id = 0; id < this.#sent; id += 1) {
      if (this.#isConfirmed[id] === 1 && this.#isHandled[id] === 0) unhandled += 1;
    }
    return unhandled;
  }

  send(publish: (id: number) => Promise<void>): void {
    const id = this.#sent++;
    this.pending += 1;
    publish(id).then(
      () => {
        this.pending -= 1;
        this.#confirmed += 1;
        this.#isConfirmed[id] = 1;
      },
      (error: unknown) => {
        this.pending -= 1;
        const code = error instanceof EventError ? error.code : String(error);
        this.rejected[code] = (this.rejected[code] ?? 0) + 1;
      },
    );
  }

  handled(id: number): void {
    this.#deliveries += 1;
    this.#isHandled[id] = 1;
  }

  summary(): string {
    return `${this.#sent} sent, ${this.#confirmed} confirmed, ${this.pending} pending, ${this.#deliveries} deliveries`;
  }
}

async function publishSteadily(
  books: Books,
  {
    endMs,
    perSecond,
    publish,
  }: { readonly endMs: number; readonly perSecond: number; readonly publish: (id: number) => Promise<void> },
): Promise<void> {
  const startMs = performance.now();
  let paused = 0;
  while (performance.now() < endMs) {
    const due = ((performance.now() - startMs) / 1_000) * perSecond - paused;
    while (books.sent < due) {
      if (books.pending < MOST_PENDING) books.send(publish);
      // What an outage holds up is not made up for afterwards.
      else paused += due - books.sent;
      if (books.pending >= MOST_PENDING) break;
    }
    await sleep(5);
  }
}

async function sampleMemory(
  samples: number[],
  { endMs, everyMs }: { readonly endMs: number; readonly everyMs: number },
): Promise<void> {
  while (performance.now() + everyMs < endMs) {
    await sleep(everyMs);
    samples.push(await liveBytes());
  }
}

/** Between the quietest samples of the third and of the last quarter: what an outage holds for a while is no slope. */
function slopeMib(samples: readonly number[]): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const middle = Math.ceil(half.length / 2);
  return (Math.min(...half.slice(middle)) - Math.min(...half.slice(0, middle))) / MIB;
}

async function openRuntime({ url, handle }: SoakTarget): Promise<OpenSoak> {
  const connection = await connect({
    url,
    heartbeatSeconds: 2,
    publishTimeoutMs: PUBLISH_TIMEOUT_MS,
    onEvent: () => undefined,
  });
  const operation = publishOperation(QUEUE);
  await connection.consume(
    [subscription(QUEUE)],
    { "bench.event": ({ id }: BenchEvent) => handle(id) },
    { prefetch: 50 },
  );
  return { publish: (id) => connection.publish(operation, { id }, sender), close: () => connection.close() };
}

/** Our runtime, and a list that somebody forgot. */
async function openHoarding(target: SoakTarget): Promise<OpenSoak> {
  const inner = await openRuntime(target);
  const kept: Buffer[] = [];
  return {
    publish(id) {
      kept.push(Buffer.alloc(8 * 1_024));
      return inner.publish(id);
    },
    close: () => inner.close(),
  };
}
