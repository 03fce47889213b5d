import type { Message, Operation } from "../../contract/contract.js";
import type { Rule } from "../rule.js";
import { severityOf } from "./severity-for.js";

/** AMQP's own property, by which requests and answers belong together where nothing is said. */
const ownProperty = /^\$message\.header#\/correlation[-_]?id$/i;

export const correlationIdChanged: Rule = {
  id: "correlation-id-changed",
  group: "document",
  severity: "breaking",
  title: "A message has its correlation id in another place.",
  *find({ travelling, operations, old: before, new: after }) {
    for (const message of travelling) {
      const { old, new: changed } = message.pair;
      const [was, is] = [placeOf(old), placeOf(changed)];
      if (was === is) continue;
      const isOfRequest = operations.pairs.some((operation) => isExchanged(operation.new, changed));
      yield {
        path: `messages.${changed.key}.correlationId`,
        message: `the correlation id of ${changed.key} was in ${was} and is in ${is}`,
        breaks: ["publishers", "consumers"],
        direction: null,
        old: before.within(old.location, "correlationId"),
        new: after.within(changed.location, "correlationId"),
        advice: "Write it in both places until everybody reads it in the new one.",
        change: [was, is],
        severity: isOfRequest ? severityOf(message, "backward", "forward") : "warning",
      };
    }
  },
};

/** A header that is described is another place than AMQP's property of that name. */
function placeOf({ correlationId, correlationPlace }: Message): string {
  const isOwn = correlationId === undefined || (ownProperty.test(correlationId) && correlationPlace === undefined);
  return isOwn ? "AMQP's correlationId" : correlationId;
}

function isExchanged({ reply, messages }: Operation, message: Message): boolean {
  return reply !== undefined && (messages.includes(message) || reply.messages.includes(message));
}
