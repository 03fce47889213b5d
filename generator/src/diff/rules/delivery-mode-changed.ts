import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const deliveryModeChanged: Rule = {
  id: "delivery-mode-changed",
  group: "delivery",
  severity: "warning",
  title: "Messages that outlived a restart of the broker do not, or the other way round.",
  *find(comparison) {
    for (const pair of comparison.operations.pairs) {
      const [before, after] = [pair.old, pair.new].map(({ delivery }) => delivery.persistent ?? true);
      if (before === undefined || after === undefined || before === after) continue;
      yield changedSetting(comparison, pair, {
        path: `operations.${pair.new.key}.deliveryMode`,
        at: ["bindings", "amqp", "deliveryMode"],
        before: modeOf(before),
        after: modeOf(after),
        message: `messages of ${pair.new.key} were ${words(before)} and are ${words(after)}`,
        breaks: after ? [] : ["queued"],
        advice: after
          ? "Expect each confirm to wait until the broker has written the message to disk."
          : "Keep `deliveryMode: 2`, unless nobody misses what a restart of the broker takes away.",
        ...(after ? { severity: "info" as const } : {}),
      });
    }
  },
};

/** As AMQP counts them. */
function modeOf(isPersistent: boolean): number {
  return isPersistent ? 2 : 1;
}

function words(isPersistent: boolean): string {
  return isPersistent ? "persistent" : "transient";
}
