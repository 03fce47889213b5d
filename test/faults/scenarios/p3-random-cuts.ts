import { setTimeout as sleep } from "node:timers/promises";
import { accountFor } from "../account.js";
import { atMost } from "../checks.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import { drain } from "../drain.js";
import { Ledger } from "../ledger.js";
import { sendAtRate } from "../load.js";
import { PUBLISH_TIMEOUT_MS, QUEUE } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { nothingRejected, truthChecks } from "../truth-checks.js";

export const randomCuts = register({
  id: "P3",
  title: "random cuts of the network under load",
  mustShow: "the same as P1",
  parameters: {
    short: { cuts: 20, seconds: 6, perSecond: 1_000 },
    full: { cuts: 200, seconds: 60, perSecond: 1_000 },
  },
  subject: eventwrightPublisher,
  hazards: [
    {
      name: "amqplib without confirms",
      breaks: "confirmed but lost",
      subject: plainPublisher({ waitsForConfirm: false }),
    },
    { name: "amqplib that fails what was in flight", breaks: "rejected", subject: plainPublisher({ onLoss: "fail" }) },
  ],
  async run(bench, { cuts, seconds, perSecond }, subject) {
    await bench.declareQueue(QUEUE);
    const proxy = await bench.proxy();
    const count = seconds * perSecond;
    const publisher = await bench.open(
      subject.open({ url: proxy.address, queue: QUEUE, publishTimeoutMs: PUBLISH_TIMEOUT_MS, maxWaiting: count }),
    );
    const ledger = new Ledger();
    const sending = sendAtRate({ count, perSecond }, (id) => void ledger.record(id, () => publisher.publish(id)));
    let inFlightAtCuts = 0;
    for (let cut = 0; cut < cuts; cut += 1) {
      await sleep(bench.random.integer(0, (2_000 * seconds) / cuts));
      inFlightAtCuts += publisher.inFlight;
      proxy.cut();
    }
    await sending;
    await ledger.whenPending(0, PUBLISH_TIMEOUT_MS);
    bench.progress(`${proxy.accepted} connections were opened`);
    const account = accountFor(ledger.attempts, await drain(bench.url, QUEUE));
    return [...truthChecks(account), nothingRejected(account), atMost("duplicates", account.copies, inFlightAtCuts)];
  },
});
