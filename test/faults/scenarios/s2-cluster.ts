import { setTimeout as sleep } from "node:timers/promises";
import { type ConnectOptions, connect, type Delivery } from "@eventwright/runtime";
import type { PublishOperation, QueueContract, Subscription, Topology } from "@eventwright/runtime/generated";
import { connect as connectAmqplib } from "amqplib";
import { type Arrival, accountFor } from "../account.js";
import { type BenchEvent, publishOperation, queueContract, sender, subscription } from "../bench-contract.js";
import { PrivateBroker } from "../broker/private-broker.js";
import { exactly } from "../checks.js";
import { Ledger } from "../ledger.js";
import { sendAtRate } from "../load.js";
import { register } from "../scenario.js";
import { nothingRejected, truthChecks } from "../truth-checks.js";
import { waitUntil, whenStill } from "../wait-until.js";

const QUEUE = "clustered";
const NODES = 3;
const FAILOVER_MS = 2_000;
const RESTART_TIMEOUT_MS = 120_000;
/** Nothing more comes when nothing came for so long. */
const SILENCE_MS = 10_000;

/** How long each message waits before it is tried once more. */
const RETRY_MS = 200;

interface Subject {
  /** How a client uses the list of brokers. */
  readonly options: (urls: readonly string[]) => ConnectOptions;
  /** Its queue for retries, which has its leader on another node than the queue itself. */
  readonly retryQueue: Readonly<Record<string, unknown>>;
}

const wayBack = {
  "x-queue-type": "quorum",
  "x-message-ttl": RETRY_MS,
  "x-dead-letter-exchange": "",
  "x-dead-letter-routing-key": QUEUE,
};

const eventwright: Subject = {
  options: (urls) => ({ url: urls }),
  retryQueue: { ...wayBack, "x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish" },
};

export const cluster = register({
  id: "S2",
  title: "three-node cluster, quorum queue, each node killed in turn, each message tried twice",
  mustShow: "publishing and consuming fail over within 2 s, nothing is lost",
  // Three nodes take most of a minute to start, and one takes long to come back: the short form kills the one that serves us.
  parameters: {
    full: { perSecond: 200, downSeconds: 10, kills: NODES },
    short: { perSecond: 50, downSeconds: 4, kills: 1 },
  },
  subject: eventwright,
  hazards: [
    {
      name: "one URL of three",
      breaks: "confirms paused for",
      subject: { ...eventwright, options: ([first = ""]) => ({ url: first }) },
    },
    {
      name: "a queue for retries that gives its messages back at most once",
      breaks: "confirmed but lost",
      subject: { ...eventwright, retryQueue: wayBack },
    },
  ],
  async run(bench, { perSecond, downSeconds, kills }, { options, retryQueue }) {
    const nodes = await PrivateBroker.startCluster(bench.broker.server, NODES);
    const [first, second] = nodes;
    if (first === undefined || second === undefined) throw new Error("A cluster has several nodes.");
    bench.keep(first);
    await waitUntil(async () => (await first.evaluate("length(nodes())")) === String(NODES - 1), 30_000);
    await declareRetryQueue(second.url, retryQueue);
    let differences = 0;
    const connection = await bench.open(
      connect({
        ...options(nodes.map(({ url }) => url)),
        heartbeatSeconds: 2,
        publishTimeoutMs: 60_000,
        onEvent: ({ type }) => {
          if (type === "topology-differs") differences += 1;
        },
      }),
    );
    const ledger = new Ledger();
    const arrivals: Arrival[] = [];
    const pauses = { confirm: new Pauses(), delivery: new Pauses() };
    const handler = ({ id }: BenchEvent, { messageId, attempt }: Delivery): void => {
      pauses.delivery.happened();
      if (attempt === 1) throw new Error("Not yet.");
      arrivals.push({ id, messageId });
    };
    const consumeOptions = { retryDelaysMs: [RETRY_MS], prefetch: 100 };
    await connection.consume([quorumSubscription], { "bench.event": handler }, consumeOptions);
    await connection.publish(quorumOperation, { id: -1 }, sender);
    const done = new AbortController();
    const sending = sendAtRate({ perSecond, signal: done.signal }, (id) => {
      void ledger.record(id, async () => {
        await connection.publish(quorumOperation, { id }, sender);
        pauses.confirm.happened();
      });
    });
    for (const [index, node] of nodes.slice(0, kills).entries()) {
      const isSafe = await waitUntil(() => canSpareAny(nodes), RESTART_TIMEOUT_MS);
      if (!isSafe) throw new Error(`The queue did not come back on all nodes within ${RESTART_TIMEOUT_MS} ms.`);
      // A steady load, which the fault interrupts.
      await sleep(2_000);
      pauses.confirm.start();
      pauses.delivery.start();
      await node.kill();
      await sleep(downSeconds * 1_000);
      bench.progress(
        `node ${index + 1} killed: confirms paused for ${pauses.confirm.now} ms, deliveries for ${pauses.delivery.now} ms`,
      );
      pauses.confirm.stop();
      pauses.delivery.stop();
      await node.restart();
    }
    done.abort();
    await sending;
    await ledger.whenPending(0, 60_000);
    await whenStill(() => arrivals.length, SILENCE_MS);
    const account = accountFor(
      ledger.attempts,
      arrivals.filter(({ id }) => id >= 0),
    );
    return [
      ...truthChecks(account),
      nothingRejected(account),
      bench.within("confirms paused for", pauses.confirm.longestMs, FAILOVER_MS),
      bench.within("deliveries paused for", pauses.delivery.longestMs, FAILOVER_MS),
      exactly("queues declared otherwise than the runtime does", differences, 0),
      exactly("healthy at the end", connection.health().messaging === "healthy" ? 1 : 0, 1),
    ];
  },
});

/** A queue has its leader on the node that it was declared through. */
async function declareRetryQueue(url: string, args: Subject["retryQueue"]): Promise<void> {
  const client = await connectAmqplib(url);
  const channel = await client.createChannel();
  await channel.assertQueue(`${QUEUE}.retry.${RETRY_MS}`, { durable: true, arguments: args });
  await client.close();
}

/** Whether every queue keeps its majority, whichever of the nodes is killed. */
async function canSpareAny(nodes: readonly PrivateBroker[]): Promise<boolean> {
  for (const node of nodes) {
    const critical = await node.evaluate("length(rabbit_quorum_queue:list_with_minimum_quorum())");
    if (critical !== "0") return false;
  }
  return true;
}

/** The longest time between two things that happen again and again, while it watches. */
class Pauses {
  #lastMs: number | undefined;
  #longestMs = 0;
  #currentMs = 0;

  start(): void {
    this.#lastMs = performance.now();
    this.#currentMs = 0;
  }

  happened(): void {
    if (this.#lastMs === undefined) return;
    const nowMs = performance.now();
    this.#currentMs = Math.max(this.#currentMs, nowMs - this.#lastMs);
    this.#lastMs = nowMs;
  }

  /** Since `start`. */
  get now(): number {
    const openMs = this.#lastMs === undefined ? 0 : performance.now() - this.#lastMs;
    return Math.round(Math.max(this.#currentMs, openMs));
  }

  stop(): void {
    this.#longestMs = Math.max(this.#longestMs, this.now);
    this.#lastMs = undefined;
  }

  get longestMs(): number {
    return this.#longestMs;
  }
}

const quorumQueue: QueueContract = { ...queueContract(QUEUE), arguments: { "x-queue-type": "quorum" } };
const topology: Topology = { queues: [quorumQueue], exchanges: [], bindings: [] };
const quorumSubscription: Subscription = { ...subscription(QUEUE), queue: quorumQueue, topology };
const quorumOperation: PublishOperation = {
  ...publishOperation(QUEUE),
  destinations: publishOperation(QUEUE).destinations.map((destination) => ({ ...destination, topology })),
};
