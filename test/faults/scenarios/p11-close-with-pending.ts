import { accountFor } from "../account.js";
import { exactly, timed } from "../checks.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import { drain } from "../drain.js";
import { Ledger } from "../ledger.js";
import { QUEUE } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { truthChecks } from "../truth-checks.js";

/** What a client does after its deadline: closing the socket, telling the callers. */
const GRACE_MS = 500;

export const closeWithPending = register({
  id: "P11",
  title: "close() with calls pending, and on a frozen socket",
  mustShow: "all confirmed or reported; close() resolves by its deadline",
  parameters: {
    short: { messages: 5_000, closeTimeoutMs: 10_000, frozenCloseTimeoutMs: 2_000 },
    full: { messages: 20_000, closeTimeoutMs: 30_000, frozenCloseTimeoutMs: 5_000 },
  },
  subject: eventwrightPublisher,
  hazards: [
    { name: "amqplib's connection.close()", breaks: "never settled", subject: plainPublisher({}) },
    {
      name: "amqplib's connection.close() without confirms",
      breaks: "confirmed but lost",
      subject: plainPublisher({ waitsForConfirm: false }),
    },
  ],
  async run(bench, { messages, closeTimeoutMs, frozenCloseTimeoutMs }, subject) {
    await bench.declareQueue(QUEUE);
    const publisher = await subject.open({ url: bench.url, queue: QUEUE, closeTimeoutMs, maxWaiting: messages });
    const ledger = new Ledger();
    for (let id = 0; id < messages; id += 1) void ledger.record(id, () => publisher.publish(id));
    const closeMs = await timeOf(publisher.close(), closeTimeoutMs + 5_000);
    await ledger.whenPending(0, 1_000);
    const orderly = accountFor(ledger.attempts, await drain(bench.url, QUEUE));
    bench.progress(`closed after ${Math.round(closeMs)} ms, calls failed: ${JSON.stringify(orderly.failures)}`);

    const proxy = await bench.proxy();
    const frozen = await subject.open({
      url: proxy.address,
      queue: QUEUE,
      closeTimeoutMs: frozenCloseTimeoutMs,
      maxWaiting: messages,
    });
    await frozen.publish(messages);
    proxy.freeze();
    const frozenLedger = new Ledger();
    for (let id = 0; id < messages; id += 1) void frozenLedger.record(id, () => frozen.publish(id));
    const frozenCloseMs = await timeOf(frozen.close(), frozenCloseTimeoutMs + 5_000);
    await frozenLedger.whenPending(0, 1_000);
    return [
      ...truthChecks(orderly),
      timed(exactly("confirmed before close() resolved", orderly.right, messages)),
      bench.within("close()", closeMs, closeTimeoutMs),
      bench.within("close() on a frozen socket", frozenCloseMs, frozenCloseTimeoutMs + GRACE_MS),
      exactly("never settled on a frozen socket", frozenLedger.pending, 0),
    ];
  },
});

/** `Infinity` when it does not settle within the limit. */
async function timeOf(closing: Promise<void>, limitMs: number): Promise<number> {
  const startMs = performance.now();
  const isOver = await Promise.race([
    closing.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, limitMs, false)),
  ]);
  return isOver ? performance.now() - startMs : Number.POSITIVE_INFINITY;
}
