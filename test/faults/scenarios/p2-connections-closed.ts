import { atMost } from "../checks.js";
import { eventwrightPublisher } from "../clients/eventwright-publisher.js";
import { plainPublisher } from "../clients/plain-publisher.js";
import { firstConfirmChecks, publishThroughFaults } from "../publish-through-faults.js";
import { register } from "../scenario.js";
import { nothingRejected, truthChecks } from "../truth-checks.js";

export const connectionsClosed = register({
  id: "P2",
  title: "stop_app and close_all_connections by turns under load",
  mustShow: "the same as P1, and at most 50 duplicates",
  parameters: {
    short: { faults: 4, messages: 2_000, perSecond: 1_000, mostDuplicates: 4 * 256 },
    // The best Node client repeats 283 messages here.
    full: { faults: 40, messages: 40_000, perSecond: 1_000, mostDuplicates: 50 },
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
  async run(bench, { mostDuplicates, ...cycles }, subject) {
    const { broker } = bench;
    const record = await publishThroughFaults(bench, subject, {
      cycles,
      async inflict(cycle) {
        if (cycle % 2 === 0) {
          await broker.closeAllConnections();
          return performance.now();
        }
        await broker.stopApp();
        return broker.startApp();
      },
    });
    return [
      ...truthChecks(record.account),
      nothingRejected(record.account),
      atMost("duplicates", record.account.copies, mostDuplicates),
      ...firstConfirmChecks(bench, record, cycles.faults),
    ];
  },
});
