import { setTimeout as sleep } from "node:timers/promises";
import { atMost } from "../checks.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import { firstConfirmChecks, publishThroughFaults } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { nothingRejected, truthChecks } from "../truth-checks.js";

export const brokerKilled = register({
  id: "P1",
  title: "broker killed -9 under load",
  mustShow:
    "nothing confirmed is lost, nothing rejected, nothing left unsettled; first confirm ≤ 1 s (p95) after the broker is ready",
  parameters: {
    short: { faults: 2, messages: 2_500, perSecond: 1_000 },
    full: { faults: 20, messages: 25_000, perSecond: 1_000 },
  },
  subject: eventwrightPublisher,
  hazards: [
    {
      name: "amqplib without confirms",
      breaks: "confirmed but lost",
      subject: plainPublisher({ waitsForConfirm: false }),
    },
    { name: "amqplib that fails what was in flight", breaks: "rejected", subject: plainPublisher({ onLoss: "fail" }) },
    {
      name: "amqplib that sends again under a new message id",
      breaks: "copies under another message id",
      subject: plainPublisher({ keepsMessageId: false }),
    },
    {
      name: "amqplib without an error listener",
      breaks: "crashes",
      subject: plainPublisher({ listensForErrors: false }),
    },
  ],
  async run(bench, cycles, subject) {
    const record = await publishThroughFaults(bench, subject, {
      cycles,
      async inflict() {
        await bench.broker.kill();
        await sleep(bench.random.integer(0, 1_000));
        return bench.broker.restart();
      },
    });
    return [
      ...truthChecks(record.account),
      nothingRejected(record.account),
      atMost("duplicates", record.account.copies, record.resent),
      ...firstConfirmChecks(bench, record, cycles.faults),
    ];
  },
});
