import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const mandatoryDropped: Rule = {
  id: "mandatory-dropped",
  group: "delivery",
  severity: "warning",
  title: "Publishers are no longer told that a message reached no queue.",
  *find(comparison) {
    for (const pair of comparison.operations.pairs) {
      if (pair.old.delivery.mandatory === false || pair.new.delivery.mandatory !== false) continue;
      yield changedSetting(comparison, pair, {
        path: `operations.${pair.new.key}.mandatory`,
        at: ["bindings", "amqp", "mandatory"],
        before: true,
        after: false,
        message: `messages of ${pair.new.key} had to reach a queue and may vanish`,
        breaks: ["publishers"],
        advice: "Keep `mandatory: true`, unless an event that nobody has subscribed to is no mistake.",
      });
    }
  },
};
