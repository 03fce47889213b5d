import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const ackDropped: Rule = {
  id: "ack-dropped",
  group: "delivery",
  severity: "warning",
  title: "Consumers no longer acknowledge what they have handled.",
  *find(comparison) {
    for (const pair of comparison.operations.pairs) {
      // What others do with what is sent to them is not said by who sends it.
      if (pair.new.action !== "receive") continue;
      if (pair.old.delivery.ack === false || pair.new.delivery.ack !== false) continue;
      yield changedSetting(comparison, pair, {
        path: `operations.${pair.new.key}.ack`,
        at: ["bindings", "amqp", "ack"],
        before: true,
        after: false,
        message: `messages of ${pair.new.key} were acknowledged when they were handled and are forgotten when they are handed over`,
        breaks: ["queued"],
        advice:
          "Keep `ack: true`, unless a message that is lost in a crash, or fails in its handler, is missed by nobody.",
      });
    }
  },
};
