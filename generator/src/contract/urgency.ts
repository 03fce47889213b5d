import type { Message, Operation, Urgency } from "./contract.js";

/** AMQP priorities by urgency, as the runtime sends them. */
export const urgencyPriority = { low: 1, medium: 5, high: 8, critical: 10 } as const;

/** Of a message that an operation sends: the operation's own counts before the message's. */
export function urgencyOf(
  { urgency }: Pick<Operation, "urgency">,
  message: Pick<Message, "urgency">,
): Urgency | undefined {
  return urgency ?? message.urgency;
}
