import { checkParameterNames } from "./address.js";
import { composeMessage, newMessageId, resolveTimeoutMs } from "./compose.js";
import type { Destination, PublishOperation } from "./contract.js";
import { destinationTopology } from "./destination-topology.js";
import { type DestinationOutcome, EventError } from "./errors.js";
import type { Outgoing } from "./publication.js";
import type { AddressOptions, PublishOptions, Sender } from "./publish-options.js";
import type { Publisher } from "./publisher.js";
import type { Settings } from "./settings.js";

/** One call of a publish method. */
export interface PublishCall {
  readonly operation: PublishOperation;
  readonly event: unknown;
  readonly sender: Sender;
  readonly options: PublishOptions<string, object> & AddressOptions;
  /** AMQP `type`; absent for messages outside any contract. */
  readonly type?: string;
}

/** Sends an event to all its destinations: nothing is sent unless it is valid for each of them. */
export async function publishEvent(publisher: Publisher, settings: Settings, call: PublishCall): Promise<void> {
  const { operation, options } = call;
  const destinations = chosen(operation, options.services);
  const timeoutMs = resolveTimeoutMs(options.timeoutMs, settings.publishTimeoutMs);
  checkParameterNames(
    destinations.flatMap(({ parameters }) => parameters ?? []),
    options.parameters,
    `${operation.message.name} was not sent`,
  );
  const sending = {
    contract: operation.message,
    event: call.event,
    sender: call.sender,
    options,
    messageId: newMessageId(options),
    now: new Date(),
    ...(call.type === undefined ? {} : { type: call.type }),
  };
  const messages = destinations.map(
    (destination): Outgoing => ({
      message: composeMessage(sending, destination, settings),
      label: operation.message.name,
      topology: destinationTopology(destination, options.parameters, operation.message.name),
      timeoutMs,
      signal: options.signal,
      resend: true,
      expires: false,
    }),
  );
  const [only] = messages;
  if (only !== undefined && messages.length === 1) return publisher.send(only);
  const results = await Promise.allSettled(messages.map((message) => publisher.send(message)));
  const outcomes = results.map((result, index) => outcomeOf(destinations[index], result));
  if (outcomes.some(({ delivered }) => !delivered)) throw partlyDelivered(operation, sending.messageId, outcomes);
}

function chosen(operation: PublishOperation, services: readonly string[] | undefined): readonly Destination[] {
  if (services === undefined) return operation.destinations;
  const unknown = services.find((service) =>
    operation.destinations.every((destination) => nameOf(destination) !== service),
  );
  if (services.length > 0 && unknown === undefined) {
    return operation.destinations.filter((destination) => services.includes(nameOf(destination)));
  }
  throw new EventError(
    "OPTION_INVALID",
    `${operation.message.name} was not sent: the option services must name some of ${operation.destinations.map(nameOf).join(", ")}.`,
  );
}

function nameOf({ service, channel }: Destination): string {
  return service ?? channel;
}

function outcomeOf(destination: Destination | undefined, result: PromiseSettledResult<void>): DestinationOutcome {
  const service = destination === undefined ? "" : nameOf(destination);
  if (result.status === "fulfilled") return { service, delivered: true };
  return { service, delivered: false, ...(result.reason instanceof EventError ? { error: result.reason } : {}) };
}

function partlyDelivered(
  { message }: PublishOperation,
  messageId: string,
  destinations: readonly DestinationOutcome[],
): EventError {
  const failed = destinations.filter(({ delivered }) => !delivered);
  const [first] = failed;
  const reasons = failed.map(({ service, error }) => `${service}: ${error?.code ?? "failed"}`).join(", ");
  if (failed.length === destinations.length && first?.error !== undefined) {
    return new EventError(
      first.error.code,
      `${message.name} was delivered to none of its services (${reasons}). ${first.error.message}`,
      {
        messageId,
        destinations,
        cause: first.error,
      },
    );
  }
  const delivered = destinations.filter((destination) => destination.delivered).map(({ service }) => service);
  return new EventError(
    "EVENT_PARTLY_DELIVERED",
    `${message.name} was delivered to ${delivered.join(", ")}, and not to all (${reasons}). Repeat it with the same messageId and the option services for the rest.`,
    { messageId, destinations, ...(first?.error === undefined ? {} : { cause: first.error }) },
  );
}
