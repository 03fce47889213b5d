import type { Channel } from "../../contract/contract.js";
import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const deadLetterChanged: Rule = {
  id: "dead-letter-changed",
  group: "delivery",
  severity: "warning",
  title: "What could not be handled is kept in another queue.",
  *find(comparison) {
    for (const pair of comparison.channels.pairs) {
      if (pair.old.deadLetterQueue === pair.new.deadLetterQueue) continue;
      const [before, after] = [deadLettersOf(pair.old), deadLettersOf(pair.new)];
      if (before === after) continue;
      yield changedSetting(comparison, pair, {
        path: `channels.${pair.new.key}.deadLetter`,
        at: ["x-rabbitmq", "deadLetter"],
        before,
        after,
        message: `dead letters of ${pair.new.key} went to ${before} and go to ${after}`,
        breaks: ["consumers", "queued"],
        advice: `Let whoever looks after dead letters watch ${after}, and empty ${before} before it is deleted.`,
      });
    }
  },
};

/** Where nothing is said, the queue's name and `.dead`, as the runtime calls it. */
function deadLettersOf({ deadLetterQueue, queue }: Channel): string {
  return deadLetterQueue ?? `${queue?.name ?? "the consumer's queue"}.dead`;
}
