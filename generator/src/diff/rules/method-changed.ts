import type { Message, Operation } from "../../contract/contract.js";
import { changedSetting } from "../changed-setting.js";
import type { Rule } from "../rule.js";

export const methodChanged: Rule = {
  id: "method-changed",
  group: "delivery",
  severity: "warning",
  title: "Messages say another method in their envelope.",
  *find(comparison) {
    for (const pair of comparison.operations.pairs) {
      const [before, after] = [methodOf(pair.old), methodOf(pair.new)];
      // An envelope that has lost its place for the method, or got one, is a change of its own.
      if (before === after || !pair.old.messages.some(saysMethod) || !pair.new.messages.some(saysMethod)) continue;
      yield changedSetting(comparison, pair, {
        path: `operations.${pair.new.key}.method`,
        at: ["x-method"],
        before,
        after,
        message: `messages of ${pair.new.key} said method ${before} in their envelope and say ${after}`,
        breaks: ["consumers"],
        advice: `Make sure that receivers who look at the method know ${after} before it is said.`,
      });
    }
  },
};

/** As the runtime writes it. */
function methodOf({ method = "POST" }: Operation): string {
  return method;
}

function saysMethod({ envelope }: Message): boolean {
  return envelope?.some(({ role }) => role === "method") === true;
}
