import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const userIdChanged: Rule = {
  id: "user-id-changed",
  group: "delivery",
  severity: "warning",
  title: "Messages name another user as their sender, or none.",
  *find(comparison) {
    for (const pair of comparison.operations.pairs) {
      const [before, after] = [pair.old.delivery.userId, pair.new.delivery.userId];
      if (before === after) continue;
      yield changedSetting(comparison, pair, {
        path: `operations.${pair.new.key}.userId`,
        at: ["bindings", "amqp", "userId"],
        before,
        after,
        message: `messages of ${pair.new.key} named ${words(before)} as their sender and name ${words(after)}`,
        breaks:
          after === undefined ? ["consumers"] : before === undefined ? ["publishers"] : ["publishers", "consumers"],
        advice:
          after === undefined
            ? "Make sure that no consumer asks who has sent a message."
            : `Let publishers log in as ${after} before they take the new contract: the broker refuses messages that name another user.`,
      });
    }
  },
};

function words(userId: string | undefined): string {
  return userId === undefined ? "no user" : `user ${userId}`;
}
