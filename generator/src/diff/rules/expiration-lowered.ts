import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const expirationLowered: Rule = {
  id: "expiration-lowered",
  group: "delivery",
  severity: "warning",
  title: "Messages wait for their consumers less long than before.",
  *find(comparison) {
    for (const pair of comparison.operations.pairs) {
      const [before, after] = [pair.old.delivery.expirationMs, pair.new.delivery.expirationMs];
      if (after === undefined || after >= (before ?? Number.POSITIVE_INFINITY)) continue;
      yield changedSetting(comparison, pair, {
        path: `operations.${pair.new.key}.expiration`,
        at: ["bindings", "amqp", "expiration"],
        before,
        after,
        message: `messages of ${pair.new.key} ${before === undefined ? "did not expire" : `expired after ${before} ms`} and expire after ${after} ms`,
        breaks: ["consumers"],
        advice: `Give them longer than the longest time that a consumer is away, or tell consumers that they lose what waits for more than ${after} ms.`,
      });
    }
  },
};
