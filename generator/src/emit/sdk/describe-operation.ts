import type { Channel, Message, Operation } from "../../contract/contract.js";
import { urgencyOf } from "../../contract/urgency.js";
import { inlineCode } from "../doc-comment.js";

/**
 * Where a message goes: ``POST, urgency `high`, to `http://…/orders` (queue `queue_…_orders`).`` Several places are a list.
 */
export function describeDestinations(message: Message, operations: readonly Operation[]): string {
  const manners = new Set(operations.map((operation) => manner(operation, message)));
  const [how = ""] = manners;
  const [only, ...others] = operations;
  if (only !== undefined && others.length === 0)
    return `${[how, `to ${place(only.channel)}`].filter(Boolean).join(", ")}.`.replace(/^[tu]/, (letter) =>
      letter.toUpperCase(),
    );
  if (manners.size > 1)
    return listOf(
      operations.map((operation) =>
        [manner(operation, message), `to ${place(operation.channel)}`].filter(Boolean).join(", "),
      ),
    );
  return `${how === "" ? "To" : `${how}, to`}\n${listOf(operations.map(({ channel }) => place(channel)))}`;
}

/** Where a message comes from. More than two places are a list. */
export function describeSources(channels: readonly Channel[]): string {
  const places = channels.map(queueOrExchange);
  return places.length > 2 ? `From\n${listOf(places)}` : `From ${places.join(" and ")}.`;
}

function queueOrExchange(channel: Channel): string {
  return channel.queue === null ? queueOrKey(channel) : `queue ${inlineCode(channel.queue.name)}`;
}

/** How the contract names the receiver: its service, else its channel. */
export function receiverOf({ service, key }: Channel): string {
  return service ?? key;
}

function manner(operation: Operation, message: Message): string {
  const urgency = urgencyOf(operation, message);
  return [operation.method, urgency === undefined ? undefined : `urgency ${inlineCode(urgency)}`]
    .filter(Boolean)
    .join(", ");
}

function place(channel: Channel): string {
  return channel.service === undefined
    ? queueOrKey(channel)
    : `${inlineCode(channel.service)} (${queueOrKey(channel)})`;
}

function queueOrKey({ exchange, queue, routingKey }: Channel): string {
  if (exchange !== null && exchange.name !== "") {
    return `exchange ${inlineCode(exchange.name)}${routingKey === "" ? "" : `, routing key ${inlineCode(routingKey)}`}`;
  }
  return `queue ${inlineCode(queue?.name ?? routingKey)}`;
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
