import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const retryPolicyChanged: Rule = {
  id: "retry-policy-changed",
  group: "delivery",
  severity: "warning",
  title: "A message that could not be handled is tried again otherwise.",
  *find(comparison) {
    for (const pair of comparison.channels.pairs) {
      const [before, after] = [pair.old.retryDelaysMs, pair.new.retryDelaysMs];
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      yield changedSetting(comparison, pair, {
        path: `channels.${pair.new.key}.retryDelaysMs`,
        at: ["x-rabbitmq", "retryDelaysMs"],
        before,
        after,
        message: `what consumers of ${pair.new.key} could not handle was ${words(before)} and is ${words(after)}`,
        breaks: ["consumers"],
        advice:
          "Make sure that handlers can be called so often and so much later, and that the dead letters can wait so long.",
      });
    }
  },
};

function words(delaysMs: readonly number[] | undefined): string {
  if (delaysMs === undefined) return "tried again as the runtime does by itself";
  return delaysMs.length === 0 ? "not tried again" : `tried again after ${delaysMs.join(", ")} ms`;
}
