import type { Channel, Operation } from "../../contract/contract.js";

/**
 * The channel of an operation's replies where that is a queue for replies alone, which a requester can read. Undefined:
 * answers go to an address that the request names.
 */
export function replyChannelOf({ reply, delivery }: Operation, operations: readonly Operation[]): Channel | undefined {
  const channel = reply?.channel ?? undefined;
  const queue = channel?.queue ?? undefined;
  if (channel === undefined || queue === undefined || queue.exclusive || channel.parameters.length > 0)
    return undefined;
  // AMQP's `replyTo` names a queue: a request can say no exchange to answer through.
  if ((channel.exchange?.name ?? "") !== "" || channel.routingKey !== queue.name) return undefined;
  if (delivery.replyTo !== undefined && delivery.replyTo !== queue.name) return undefined;
  // Whoever reads other messages there would take the replies, or the requester them.
  return operations.some((other) => other.channel.queue?.name === queue.name) ? undefined : channel;
}
