import { setTimeout as sleep } from "node:timers/promises";
import { accountFor } from "../account.js";
import { atLeast, atMost } from "../checks.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import { drain } from "../drain.js";
import { Ledger } from "../ledger.js";
import { sendAtRate } from "../load.js";
import { liveBytes } from "../memory.js";
import { QUEUE } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { truthChecks } from "../truth-checks.js";

const MIB = 1024 * 1024;

export const outage = register({
  id: "P5",
  title: "outage under load with a bounded buffer",
  mustShow: "every call settles by its deadline + 100 ms; over the cap PUBLISH_BUFFER_FULL at once; memory ≤ 2 × cap",
  parameters: {
    short: { outageSeconds: 6, perSecond: 1_000, timeoutMs: 3_500, capMib: 16, bodyBytes: 8 * 1024 },
    full: { outageSeconds: 60, perSecond: 1_000, timeoutMs: 20_000, capMib: 64, bodyBytes: 8 * 1024 },
  },
  subject: eventwrightPublisher,
  hazards: [
    { name: "amqplib with a buffer without bounds", breaks: "settled after its deadline", subject: plainPublisher({}) },
  ],
  async run(bench, { outageSeconds, perSecond, timeoutMs, capMib, bodyBytes }, subject) {
    await bench.declareQueue(QUEUE);
    const proxy = await bench.proxy();
    const publisher = await bench.open(
      subject.open({
        url: proxy.address,
        queue: QUEUE,
        publishTimeoutMs: timeoutMs,
        maxWaiting: 1_000_000,
        maxWaitingBytes: capMib * MIB,
      }),
    );
    const ledger = new Ledger();
    const padding = "x".repeat(bodyBytes);
    const send = (id: number): void => void ledger.record(id, () => publisher.publish(id, { padding }), { timeoutMs });
    const beforeBytes = await liveBytes();
    proxy.refuse();
    proxy.cut();
    const sending = sendAtRate({ count: outageSeconds * perSecond, perSecond }, send);
    let mostBytes = 0;
    for (let second = 0; second < outageSeconds; second += 1) {
      await sleep(1_000);
      // A collection takes tens of milliseconds: few of them, or they are what is measured.
      if (second % 5 === 2) mostBytes = Math.max(mostBytes, (await liveBytes()) - beforeBytes);
      bench.progress(`${second + 1} s without a broker, ${ledger.pending} calls pending`);
    }
    await sending;
    proxy.accept();
    await ledger.whenPending(0, timeoutMs + 10_000);
    const account = accountFor(ledger.attempts, await drain(bench.url, QUEUE));
    const durations = ledger.durationsMs();
    const refused = [...ledger.attempts].filter(
      ([, outcome]) => outcome.kind === "failed" && outcome.code === "PUBLISH_BUFFER_FULL",
    );
    const slowestRefusalMs = Math.max(0, ...refused.map(([id]) => durations.get(id) ?? 0));
    bench.progress(`calls failed: ${JSON.stringify(account.failures)}`);
    return [
      ...truthChecks(account),
      bench.within("settled after its deadline", ledger.latestMs, 100),
      atLeast("refused over the cap", refused.length, 1),
      bench.within("slowest refusal", slowestRefusalMs, 100),
      atMost("memory", mostBytes / MIB, 2 * capMib, "MiB"),
    ];
  },
});
