import { setTimeout as sleep } from "node:timers/promises";
import { connect as connectRuntime } from "@eventwright/runtime";
import { connect } from "amqplib";
import { accountFor } from "../account.js";
import { type BenchEvent, publishOperation, sender, subscription } from "../bench-contract.js";
import { atLeast, exactly, timed } from "../checks.js";
import { Feeder } from "../clients/feeder.js";
import { drain, idOf } from "../drain.js";
import { Ledger } from "../ledger.js";
import { sendAtRate } from "../load.js";
import { PUBLISH_TIMEOUT_MS, QUEUE } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { noFailures, truthChecks } from "../truth-checks.js";
import { waitUntil } from "../wait-until.js";

/** A service that publishes to one queue while it consumes another. */
interface ServiceSubject {
  open(target: ServiceTarget): Promise<OpenService>;
}

interface ServiceTarget {
  readonly url: string;
  readonly consumes: string;
  readonly handle: (id: number) => Promise<void>;
}

interface OpenService {
  publish(id: number, timeoutMs: number): Promise<void>;
  close(): Promise<void>;
}

const BACKLOG_QUEUE = "backlog";
const HANDLING_MS = 20;

export const memoryAlarm = register({
  id: "P8",
  title: "memory alarm: the broker takes no publishes",
  mustShow: "publishers wait or fail by their deadline; consumers go on; order is kept",
  parameters: {
    short: { alarmSeconds: 3, perSecond: 200, impatientMs: 1_000 },
    // What is published during the alarm finds room among the 10,000 that may wait; P5 is about what does not.
    full: { alarmSeconds: 30, perSecond: 300, impatientMs: 5_000 },
  },
  subject: { open: openWithRuntime } as ServiceSubject,
  hazards: [
    {
      name: "amqplib with one connection for both",
      breaks: "handled during the alarm",
      subject: { open: openOnOneConnection },
    },
  ],
  async run(bench, { alarmSeconds, perSecond, impatientMs }, subject) {
    await bench.declareQueue(QUEUE);
    await bench.declareQueue(BACKLOG_QUEUE);
    const feeder = bench.keep(await Feeder.open(bench.url));
    await feeder.feed(BACKLOG_QUEUE, Array((alarmSeconds + 10) * 500).keys());
    let handled = 0;
    const handle = async (): Promise<void> => {
      await sleep(HANDLING_MS);
      handled += 1;
    };
    const service = await bench.open(subject.open({ url: bench.url, consumes: BACKLOG_QUEUE, handle }));
    const ledger = new Ledger();
    // Every tenth call is impatient, the others wait the alarm out.
    const timeoutOf = (id: number): number => (id % 10 === 0 ? impatientMs : PUBLISH_TIMEOUT_MS);
    const send = (id: number): void =>
      void ledger.record(id, () => service.publish(id, timeoutOf(id)), { timeoutMs: timeoutOf(id) });

    const sending = sendAtRate({ count: (alarmSeconds + 2) * perSecond, perSecond }, send);
    await sleep(1_000);
    await bench.broker.raiseMemoryAlarm();
    // What the sockets hold is taken up before the alarm is felt.
    await sleep(500);
    const handledBefore = handled;
    await sleep(alarmSeconds * 1_000 - 500);
    const handledDuring = handled - handledBefore;
    await bench.broker.clearMemoryAlarm();
    await sending;
    await ledger.whenPending(0, PUBLISH_TIMEOUT_MS);
    await waitUntil(() => handled > handledBefore, 5_000);

    const arrivals = await drain(bench.url, QUEUE);
    const account = accountFor(ledger.attempts, arrivals);
    const { PUBLISH_DEADLINE: _ofDeadline, ...otherFailures } = account.failures;
    return [
      ...truthChecks(account),
      noFailures("failed for another reason than the deadline", otherFailures),
      bench.within("settled after its deadline", ledger.latestMs, 100),
      // Ten at a time, and a quarter of what that gives.
      timed(atLeast("handled during the alarm", handledDuring, ((alarmSeconds * 1_000) / HANDLING_MS) * 10 * 0.25)),
      exactly("out of order", countOutOfOrder(arrivals.map(({ id }) => id)), 0),
    ];
  },
});

function countOutOfOrder(ids: readonly number[]): number {
  return ids.filter((id, index) => index > 0 && id < (ids[index - 1] ?? id)).length;
}

async function openWithRuntime({ url, consumes, handle }: ServiceTarget): Promise<OpenService> {
  const connection = await connectRuntime({ url, onEvent: () => undefined });
  const operation = publishOperation(QUEUE);
  await connection.consume([subscription(consumes)], { "bench.event": ({ id }: BenchEvent) => handle(id) });
  return {
    publish: (id, timeoutMs) => connection.publish(operation, { id }, sender, { timeoutMs }),
    close: () => connection.close(),
  };
}

async function openOnOneConnection({ url, consumes, handle }: ServiceTarget): Promise<OpenService> {
  const model = await connect(url);
  model.on("error", () => undefined);
  const publishing = await model.createConfirmChannel();
  const consuming = await model.createChannel();
  await consuming.prefetch(10);
  await consuming.consume(consumes, async (message) => {
    if (message === null) return;
    await handle(idOf(message.content));
    consuming.ack(message);
  });
  return {
    publish: (id) =>
      new Promise((resolve, reject) => {
        const body = Buffer.from(JSON.stringify({ id }));
        publishing.sendToQueue(QUEUE, body, { persistent: true }, (error: unknown) =>
          error ? reject(new Error("not confirmed")) : resolve(),
        );
      }),
    close: () => model.close(),
  };
}
