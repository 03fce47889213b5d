import { setTimeout as sleep } from "node:timers/promises";
import { type ConnectOptions, connect } from "@eventwright/runtime";
import type { PublishOperation, QueueContract, Subscription, Topology } from "@eventwright/runtime/generated";
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

/** How a client uses the list of brokers. */
type Subject = (urls: readonly string[]) => ConnectOptions;

export const cluster = register({
  id: "S2",
  title: "three-node cluster, quorum queue, each node killed in turn",
  mustShow: "publishing and consuming fail over within 2 s, nothing is lost",
  // No short form: three nodes take a minute to start and as long to come back.
  parameters: { full: { perSecond: 200, downSeconds: 10 } },
  subject: (urls: readonly string[]): ConnectOptions => ({ url: urls }),
  hazards: [
    {
      name: "one URL of three",
      breaks: "confirms paused for",
      subject: ([first = ""]: readonly string[]): ConnectOptions => ({ url: first }),
    },
  ],
  async run(bench, { perSecond, downSeconds }, subject: Subject) {
    const nodes = await PrivateBroker.startCluster(bench.broker.server, NODES);
    const [first] = nodes;
    if (first === undefined) throw new Error("A cluster has at least one node.");
    bench.keep(first);
    await waitUntil(async () => (await first.evaluate("length(nodes())")) === String(NODES - 1), 30_000);
    const connection = await bench.open(
      connect({
        ...subject(nodes.map(({ url }) => url)),
        heartbeatSeconds: 2,
        publishTimeoutMs: 60_000,
        onEvent: () => undefined,
      }),
    );
    const ledger = new Ledger();
    const arrivals: Arrival[] = [];
    const pauses = { confirm: new Pauses(), delivery: new Pauses() };
    await connection.consume([quorumSubscription], {
      "bench.event": ({ id }: BenchEvent, { messageId }: { readonly messageId: string | undefined }) => {
        pauses.delivery.happened();
        arrivals.push({ id, messageId });
      },
    });
    await connection.publish(quorumOperation, { id: -1 }, sender);
    const done = new AbortController();
    const sending = sendAtRate({ perSecond, signal: done.signal }, (id) => {
      void ledger.record(id, async () => {
        await connection.publish(quorumOperation, { id }, sender);
        pauses.confirm.happened();
      });
    });
    for (const [index, node] of nodes.entries()) {
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
      exactly("healthy at the end", connection.health().messaging === "healthy" ? 1 : 0, 1),
    ];
  },
});

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
