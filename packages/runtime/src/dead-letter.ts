import { headerBytes, MAX_HEADER_BYTES } from "./amqp-properties.js";
import type { DeadLetterReason } from "./connection-event.js";
import type { Origin } from "./consumed-queue.js";
import type { QueueContract, Topology } from "./contract.js";
import { EventError, RejectEvent } from "./errors.js";
import type { IncomingMessage, MessageProperties, OutgoingMessage } from "./transport.js";

/**
 * Retries and dead letters are kept in queues of our own, so that the shared queue stays as everybody declares it. A retry
 * queue gives its messages back to the queue after its delay; there is one per delay, because a queue expires messages only
 * at its head. They are of the queue's own type: beside a quorum queue, a classic one would be gone together with its node,
 * and nothing could be consumed until that is back.
 */
export function deadLetterQueueName(queue: string): string {
  return `${queue}.dead`;
}

function retryQueueName(queue: string, delayMs: number): string {
  return `${queue}.retry.${delayMs}`;
}

export function deadLetterTopology(deadLetterQueue: string, of: QueueContract): Topology {
  return ownQueue(deadLetterQueue, of, {});
}

export function retryTopology(of: QueueContract, delayMs: number): Topology {
  const wayBack = {
    "x-message-ttl": delayMs,
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": of.name,
  };
  const args = isQuorum(of) ? { ...wayBack, ...SAFE_WAY_BACK } : wayBack;
  return ownQueue(retryQueueName(of.name, delayMs), of, args, { returnsBy: Object.keys(wayBack) });
}

/**
 * A quorum queue loses what expires while the queue that it goes to has no leader, such as after a node went down, unless it is
 * told to keep it until that queue has it; which it does only where it does not drop what is published to it
 * (https://www.rabbitmq.com/docs/quorum-queues#dead-lettering).
 */
const SAFE_WAY_BACK = { "x-dead-letter-strategy": "at-least-once", "x-overflow": "reject-publish" };

function ownQueue(
  name: string,
  of: QueueContract,
  args: QueueContract["arguments"],
  more: Pick<QueueContract, "returnsBy"> = {},
): Topology {
  const queue: QueueContract = {
    name,
    durable: true,
    exclusive: false,
    autoDelete: false,
    arguments: { "x-queue-type": isQuorum(of) ? "quorum" : "classic", ...args },
    ignoresUrgencies: true,
    ...more,
  };
  return { queues: [queue], exchanges: [], bindings: [] };
}

function isQuorum({ arguments: args }: QueueContract): boolean {
  return args["x-queue-type"] === "quorum";
}

/** How the headers begin that tell of retries and dead letters. */
const OUR_HEADERS = "x-eventwright-";
const MAX_TEXT_LENGTH = 500;

/** Which attempt a delivery is: 1 unless it comes from a retry queue. One that was put back from the dead letters starts anew. */
export function attemptOf({ properties: { headers } }: IncomingMessage): number {
  const attempts = headers?.[`${OUR_HEADERS}attempts`];
  const isRetry = headers?.[`${OUR_HEADERS}reason`] === undefined;
  return isRetry && typeof attempts === "number" && Number.isSafeInteger(attempts) && attempts > 0 ? attempts + 1 : 1;
}

/** Where a message was published to first: what comes back from a retry queue came through the default exchange. */
export function originOf({ exchange, routingKey, properties: { headers } }: IncomingMessage): Origin {
  const firstExchange = headers?.[`${OUR_HEADERS}exchange`];
  const firstKey = headers?.[`${OUR_HEADERS}routing-key`];
  if (exchange !== "" || typeof firstExchange !== "string" || typeof firstKey !== "string")
    return { exchange, routingKey };
  return { exchange: firstExchange, routingKey: firstKey };
}

export interface Failure {
  readonly queue: string;
  readonly attempt: number;
  readonly error: unknown;
  readonly now: Date;
}

/** The message for the retry queue of this delay. */
export function retryMessage(message: IncomingMessage, failure: Failure, delayMs: number): OutgoingMessage {
  return forward(message, retryQueueName(failure.queue, delayMs), failureHeaders(message, failure));
}

/** The message for the dead letters, with everything that tells why it is there. */
export function deadLetterMessage(
  message: IncomingMessage,
  failure: Failure,
  { deadLetterQueue, reason }: { readonly deadLetterQueue: string; readonly reason: DeadLetterReason },
): OutgoingMessage {
  const { expirationMs, userId } = message.properties;
  return forward(message, deadLetterQueue, {
    ...failureHeaders(message, failure),
    [`${OUR_HEADERS}reason`]: reason,
    ...(expirationMs === undefined ? {} : { [`${OUR_HEADERS}expiration-ms`]: expirationMs }),
    ...(userId === undefined ? {} : { [`${OUR_HEADERS}user-id`]: userId }),
  });
}

function failureHeaders(
  message: IncomingMessage,
  { queue, attempt, error, now }: Failure,
): Readonly<Record<string, unknown>> {
  const first = message.properties.headers?.[`${OUR_HEADERS}first-failure`];
  const detail = detailOf(error);
  const origin = originOf(message);
  return {
    [`${OUR_HEADERS}queue`]: queue,
    [`${OUR_HEADERS}exchange`]: origin.exchange,
    [`${OUR_HEADERS}routing-key`]: origin.routingKey,
    [`${OUR_HEADERS}attempts`]: attempt,
    [`${OUR_HEADERS}error`]: (error instanceof Error ? error.name : `thrown ${typeof error}`).slice(0, MAX_TEXT_LENGTH),
    ...(detail === undefined ? {} : { [`${OUR_HEADERS}detail`]: detail.slice(0, MAX_TEXT_LENGTH) }),
    [`${OUR_HEADERS}first-failure`]: attempt > 1 && typeof first === "string" ? first : now.toISOString(),
    [`${OUR_HEADERS}last-failure`]: now.toISOString(),
  };
}

/** Only messages that hold no values: ours, and those that a handler means to be kept. Others may quote the event. */
function detailOf(error: unknown): string | undefined {
  return error instanceof EventError || error instanceof RejectEvent ? error.message : undefined;
}

/**
 * The same body and properties to another queue. Left out: `expirationMs`, by which it would vanish there; `userId`, which
 * the broker refuses for another user than ours; a timestamp that is no time, such as one of before 1970, which cannot be
 * written again; headers that route (CC), that the broker wrote (x-death), or that we did.
 */
function forward(message: IncomingMessage, queue: string, ours: Readonly<Record<string, unknown>>): OutgoingMessage {
  const {
    expirationMs: _expirationMs,
    userId: _userId,
    timestampSeconds,
    headers: original = {},
    ...properties
  } = message.properties;
  const theirs = Object.entries(original).filter(([name]) => !isRoutingHeader(name) && !isOurHeader(name));
  const headers: MessageProperties["headers"] = { ...Object.fromEntries(theirs), ...ours };
  // A sender may use more than can be sent again; without its headers the message is still kept.
  const fits = headerBytes(headers) <= MAX_HEADER_BYTES;
  return {
    exchange: "",
    routingKey: queue,
    body: message.body,
    properties: {
      ...properties,
      ...(Number.isSafeInteger(timestampSeconds) ? { timestampSeconds } : {}),
      persistent: true,
      headers: fits ? headers : { ...ours, [`${OUR_HEADERS}headers-dropped`]: true },
    },
    mandatory: true,
  };
}

/** Headers that route copies, or that the broker wrote. */
export function isRoutingHeader(name: string): boolean {
  return /^(?:CC|BCC|x-death|x-(?:first|last)-death-.*|x-delivery-count|x-acquired-count)$/.test(name);
}

export function isOurHeader(name: string): boolean {
  return name.startsWith(OUR_HEADERS);
}
