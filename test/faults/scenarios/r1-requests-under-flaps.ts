import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectRuntime } from "@eventwright/runtime";
import { connect as connectAmqplib } from "amqplib";
import { answeringSubscription, type BenchEvent, requestOperation, sender } from "../bench-contract.js";
import { atLeast, exactly, timed } from "../checks.js";
import { idOf } from "../drain.js";
import { Ledger } from "../ledger.js";
import { register } from "../scenario.js";

/** Something that asks and is put to the test. */
interface RequesterSubject {
  open(target: { readonly url: string; readonly queue: string; readonly timeoutMs: number }): Promise<OpenRequester>;
}

interface OpenRequester {
  /** @returns the id that the reply carries. */
  request(id: number): Promise<number>;
  /** Requests that are kept in memory. */
  readonly pending: number;
  close(): Promise<void>;
}

const QUEUE = "questions";
const CONCURRENCY = 100;

export const requestsUnderFlaps = register({
  id: "R1",
  title: "requests while connections flap, 1 % unanswered, 1 % answered too late",
  mustShow: "each settles by its deadline + 100 ms, no wrong reply, no pending entry left",
  parameters: {
    short: { requests: 1_000, flaps: 5, timeoutMs: 1_500 },
    full: { requests: 10_000, flaps: 30, timeoutMs: 3_000 },
  },
  subject: { open: openRuntime } as RequesterSubject,
  hazards: [
    {
      name: "amqplib that takes replies in the order of its requests",
      breaks: "wrong replies",
      subject: { open: openAmqplib({ correlates: false }) },
    },
    {
      name: "amqplib that waits without a deadline",
      breaks: "never settled",
      subject: { open: openAmqplib({ correlates: true }) },
    },
  ],
  async run(bench, { requests, flaps, timeoutMs }, subject) {
    await bench.declareQueue(QUEUE);
    const [asking, answering] = [await bench.proxy(), await bench.proxy()];
    const responder = await bench.open(connectRuntime({ url: answering.address, onEvent: () => undefined }));
    await responder.consume(
      [answeringSubscription(QUEUE)],
      {
        "bench.event": async ({ id }: BenchEvent) => {
          await sleep(bench.random.integer(0, 20));
          if (id % 100 === 1) await sleep(2 * timeoutMs);
          if (id % 100 === 2) await sleep(timeoutMs + 200);
          return { id };
        },
      },
      { prefetch: 4 * CONCURRENCY },
    );
    const requester = await bench.open(subject.open({ url: asking.address, queue: QUEUE, timeoutMs }));
    const ledger = new Ledger();
    let wrong = 0;
    let next = 0;
    const ask = async (): Promise<void> => {
      while (next < requests) {
        const id = next++;
        const asked = ledger.record(
          id,
          async () => {
            if ((await requester.request(id)) !== id) wrong += 1;
          },
          { timeoutMs },
        );
        // One that never settles must not hold up the others.
        await Promise.race([asked, sleep(timeoutMs + 2_000)]);
      }
    };
    const lanes = Array.from({ length: CONCURRENCY }, ask);
    for (let flap = 0; flap < flaps; flap += 1) {
      const seenBefore = next;
      const progressEndMs = performance.now() + 5_000;
      while (next < seenBefore + requests / (flaps + 2) && next < requests && performance.now() < progressEndMs)
        await sleep(5);
      bench.random.pick([asking, answering]).cut();
      if ((flap + 1) % 5 === 0) bench.progress(`${flap + 1} flaps, ${next} requests`);
    }
    await Promise.all(lanes);
    await ledger.whenPending(0, timeoutMs);
    const outcomes = new Map<string, number>();
    for (const outcome of ledger.attempts.values()) {
      const key = outcome.kind === "failed" ? outcome.code : outcome.kind;
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    }
    bench.progress(JSON.stringify(Object.fromEntries(outcomes)));
    return [
      exactly("never settled", ledger.pending, 0),
      exactly("wrong replies", wrong, 0),
      bench.within("settled after its deadline", ledger.latestMs, 100),
      exactly("pending entries left", requester.pending, 0),
      // Those without an answer in time, and what was under way at the cuts.
      timed(atLeast("replies", outcomes.get("confirmed") ?? 0, requests * 0.98 - flaps * CONCURRENCY)),
    ];
  },
});

async function openRuntime({
  url,
  queue,
  timeoutMs,
}: {
  readonly url: string;
  readonly queue: string;
  readonly timeoutMs: number;
}) {
  const connection = await connectRuntime({ url, onEvent: () => undefined, requestTimeoutMs: timeoutMs });
  const operation = requestOperation(queue);
  return {
    // Both kinds: those that are sent again after a loss, and those that fail with it.
    request: async (id: number) =>
      (await connection.request<BenchEvent>(operation, { id }, sender, { idempotent: id % 2 === 0 })).id,
    get pending() {
      return connection.health().pending.requests;
    },
    close: () => connection.close(),
  };
}

/** Asks over amqplib, without a deadline. */
function openAmqplib({ correlates }: { readonly correlates: boolean }): RequesterSubject["open"] {
  return async ({ url, queue }) => {
    const pending = new Map<string, (id: number) => void>();
    const open = async () => {
      const model = await connectAmqplib(url);
      model.on("error", () => undefined);
      const channel = await model.createChannel();
      await channel.consume(
        "amq.rabbitmq.reply-to",
        (message) => {
          const key = correlates ? String(message?.properties.correlationId) : String(pending.keys().next().value);
          const resolve = pending.get(key);
          pending.delete(key);
          if (message !== null) resolve?.(idOf(message.content));
        },
        { noAck: true },
      );
      model.on("close", async () => {
        for (;;) {
          await sleep(50);
          try {
            current = await open();
            return;
          } catch {
            // Not yet.
          }
        }
      });
      return { model, channel };
    };
    let current = await open();
    return {
      request: (id) =>
        new Promise((resolve, reject) => {
          const correlationId = randomUUID();
          pending.set(correlationId, resolve);
          try {
            current.channel.sendToQueue(queue, Buffer.from(JSON.stringify({ id })), {
              replyTo: "amq.rabbitmq.reply-to",
              correlationId,
              type: "bench.event",
            });
          } catch (error) {
            pending.delete(correlationId);
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        }),
      get pending() {
        return pending.size;
      },
      close: () => current.model.close(),
    };
  };
}
