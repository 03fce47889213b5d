import type { Channel, Operation } from "../../contract/contract.js";
import { inlineCode } from "../doc-comment.js";

/**
 * Where a message goes: ``POST, urgency `high`, to `http://…/orders` (queue `queue_…_orders`).`` Several places are a list.
 */
export function describeDestinations(operations: readonly Operation[]): string {
  const manners = new Set(operations.map(manner));
  const [how = ""] = manners;
  const [only, ...others] = operations;
  if (only !== undefined && others.length === 0)
    return `${[how, `to ${place(only.channel)}`].filter(Boolean).join(", ")}.`.replace(/^t/, "T");
  if (manners.size > 1)
    return listOf(
      operations.map((operation) => [manner(operation), `to ${place(operation.channel)}`].filter(Boolean).join(", ")),
    );
  return `${how === "" ? "To" : `${how}, to`}\n${listOf(operations.map(({ channel }) => place(channel)))}`;
}

/** Where a message comes from. */
export function describeSources(channels: readonly Channel[]): string {
  return `From ${channels.map(queueOrExchange).join(" and ")}.`;
}

function queueOrExchange(channel: Channel): string {
  return channel.queue === null ? queueOrKey(channel) : `queue ${inlineCode(channel.queue.name)}`;
}

/** How the contract names the receiver: its service, else its channel. */
export function receiverOf({ service, key }: Channel): string {
  return service ?? key;
}

function manner({ method, urgency }: Operation): string {
  return [method, urgency === undefined ? undefined : `urgency ${inlineCode(urgency)}`].filter(Boolean).join(", ");
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
