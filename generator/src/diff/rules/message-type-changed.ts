import type { Message } from "../../contract/contract.js";
import type { TravellingMessage } from "../contract-comparison.js";
import type { Rule } from "../rule.js";
import { severityOf } from "./severity-for.js";

export const messageTypeChanged: Rule = {
  id: "message-type-changed",
  group: "document",
  severity: "breaking",
  title: "Messages bear another AMQP type.",
  *find({ travelling, old: before, new: after }) {
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      if (old.name === changed.name) continue;
      yield {
        path: `messages.${changed.key}.type`,
        message: `the AMQP type of ${changed.key} was ${old.name} and is ${changed.name}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(old.location, "bindings", "amqp", "messageType"),
        new: after.within(changed.location, "bindings", "amqp", "messageType"),
        advice: `Say \`messageType: ${old.name}\` in the message's AMQP binding.`,
        change: [old.name, changed.name],
        severity: isMistaken(message) ? severityOf(message, "backward", "forward") : "warning",
      };
    }
  },
};

/** Consumers that do not know a type look at the constants of a message, and try one message after the other without any. */
function isMistaken(message: TravellingMessage): boolean {
  const { old, new: changed } = message.pair;
  return (["old", "new"] as const).some((side) => {
    const others = companionsOn(message, side);
    const mine = message.pair[side];
    const theirType = side === "old" ? changed.name : old.name;
    const isToldByType = mine.discriminator === undefined && mine.headerDiscriminator === undefined;
    return others.some(({ name }) => name === theirType) || (isToldByType && others.length > 0);
  });
}

/** What else travels where the message does. */
export function companionsOn({ pair, channels }: TravellingMessage, side: "old" | "new"): readonly Message[] {
  return channels.flatMap((channel) => channel[side].messages).filter((message) => message !== pair[side]);
}
