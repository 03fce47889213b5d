import type { Queue } from "../contract/contract.js";

/**
 * The arguments that RabbitMQ compares when a queue is declared again, by the type of the queue that is there and in the
 * order in which it names them: `queue_arguments` of its queue types. Tried one by one on 3.10.8 and 4.0.5; a classic queue
 * has had a leader locator since 4.0.
 */
const comparedArguments: Readonly<Record<string, readonly string[]>> = {
  classic: [
    "x-expires",
    "x-message-ttl",
    "x-dead-letter-exchange",
    "x-dead-letter-routing-key",
    "x-max-length",
    "x-max-length-bytes",
    "x-max-priority",
    "x-overflow",
    "x-queue-mode",
    "x-queue-version",
    "x-single-active-consumer",
    "x-queue-type",
    "x-queue-master-locator",
    "x-queue-leader-locator",
  ],
  quorum: [
    "x-dead-letter-exchange",
    "x-dead-letter-routing-key",
    "x-dead-letter-strategy",
    "x-expires",
    "x-max-length",
    "x-max-length-bytes",
    "x-max-in-memory-length",
    "x-max-in-memory-bytes",
    "x-overflow",
    "x-single-active-consumer",
    "x-queue-type",
    "x-quorum-initial-group-size",
    "x-delivery-limit",
    "x-message-ttl",
    "x-queue-leader-locator",
  ],
  stream: [
    "x-max-length-bytes",
    "x-queue-type",
    "x-max-age",
    "x-stream-max-segment-size-bytes",
    "x-initial-cluster-size",
    "x-queue-leader-locator",
  ],
};

/** Arguments that have another value, are new or have gone. */
export interface ChangedArguments {
  /** Those for which the broker refuses the declaration; it names the first. */
  readonly refused: readonly string[];
  /** Those that it does not look at. */
  readonly ignored: readonly string[];
}

/** What the broker makes of the new arguments when the old queue is there. */
export function changedArguments({ arguments: old }: Queue, { arguments: changed }: Queue): ChangedArguments {
  const compared = comparedArguments[String(old["x-queue-type"])] ?? ["x-queue-type"];
  const names = new Set([...compared, ...Object.keys(old), ...Object.keys(changed)]);
  const differing = [...names].filter((name) => old[name] !== changed[name]);
  return {
    refused: differing.filter((name) => compared.includes(name)),
    ignored: differing.filter((name) => !compared.includes(name)),
  };
}
