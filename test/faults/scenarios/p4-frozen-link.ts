import { setTimeout as sleep } from "node:timers/promises";
import { accountFor } from "../account.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import type { PublisherSubject } from "../clients/publisher-subject.js";
import { drain } from "../drain.js";
import { Ledger } from "../ledger.js";
import { sendAtRate } from "../load.js";
import { PUBLISH_TIMEOUT_MS, QUEUE } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { nothingRejected, truthChecks } from "../truth-checks.js";

const withoutHeartbeat: PublisherSubject = {
  open: (target) => plainPublisher({}).open({ ...target, heartbeatSeconds: 0 }),
};

export const frozenLink = register({
  id: "P4",
  title: "frozen half-open link, heartbeat 2 s",
  mustShow: "noticed within 5 s, nothing rejected",
  parameters: {
    short: { frozenSeconds: 8, perSecond: 500 },
    full: { frozenSeconds: 20, perSecond: 1_000 },
  },
  subject: eventwrightPublisher,
  hazards: [
    { name: "amqplib without heartbeats", breaks: "noticed after", subject: withoutHeartbeat },
    { name: "amqplib that fails what was in flight", breaks: "rejected", subject: plainPublisher({ onLoss: "fail" }) },
  ],
  async run(bench, { frozenSeconds, perSecond }, subject) {
    await bench.declareQueue(QUEUE);
    const proxy = await bench.proxy();
    const count = (frozenSeconds + 1) * perSecond;
    let noticedAtMs = Number.POSITIVE_INFINITY;
    const publisher = await bench.open(
      subject.open({
        url: proxy.address,
        queue: QUEUE,
        heartbeatSeconds: 2,
        publishTimeoutMs: PUBLISH_TIMEOUT_MS,
        maxWaiting: count,
        onLost: () => {
          noticedAtMs = Math.min(noticedAtMs, performance.now());
        },
      }),
    );
    const ledger = new Ledger();
    const sending = sendAtRate({ count, perSecond }, (id) => void ledger.record(id, () => publisher.publish(id)));
    await sleep(500);
    const inFlight = publisher.inFlight;
    const frozenAtMs = performance.now();
    proxy.freezeLinks();
    await sleep(frozenSeconds * 1_000);
    proxy.thaw();
    await sending;
    await ledger.whenPending(0, PUBLISH_TIMEOUT_MS);
    const account = accountFor(ledger.attempts, await drain(bench.url, QUEUE));
    bench.progress(`${inFlight} in flight when the link froze, ${account.copies} duplicates`);
    return [
      ...truthChecks(account),
      nothingRejected(account),
      bench.within("noticed after", noticedAtMs - frozenAtMs, 5_000),
    ];
  },
});
