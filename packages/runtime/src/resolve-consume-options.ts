import type { AnyConsumeOptions, Delivery } from "./consume-options.js";
import type { ConsumedQueue } from "./consumed-queue.js";
import { EventError } from "./errors.js";
import type { IdempotencyStore } from "./idempotency-store.js";
import { callable, inRange, oneOf, withMethods } from "./option-checks.js";

/** The options of `consume` with every default decided: the only place that decides them. */
export interface ResolvedConsumeOptions {
  readonly prefetch: number;
  readonly concurrency: number;
  readonly retryDelaysMs: readonly number[];
  readonly handlerTimeoutMs: number;
  readonly unhandled: NonNullable<AnyConsumeOptions["unhandled"]>;
  readonly orderBy: MessageKey | undefined;
  readonly idempotency: ResolvedIdempotency | undefined;
}

/** Events are validated for whoever they are handed to; `never` says that no other caller may know their types. */
export type MessageKey = (event: never, delivery: Delivery) => string | undefined;

export interface ResolvedIdempotency {
  readonly store: IdempotencyStore;
  /** What a message has in common with its copies. */
  readonly key: MessageKey;
  readonly claimMs: number;
  readonly rememberMs: number;
}

/** AMQP's prefetch count has 16 bits. */
const MAX_PREFETCH = 0xffff;

/** @throws EventError `OPTION_INVALID` */
export function resolveConsumeOptions(
  options: AnyConsumeOptions,
  contract: Pick<ConsumedQueue, "prefetch" | "retryDelaysMs">,
): ResolvedConsumeOptions {
  const prefetch = inRange("prefetch", options.prefetch ?? contract.prefetch ?? 10, { most: MAX_PREFETCH });
  const retryDelaysMs = options.retryDelaysMs ?? contract.retryDelaysMs ?? [1_000, 10_000, 60_000];
  if (!Array.isArray(retryDelaysMs)) throw new EventError("OPTION_INVALID", "retryDelaysMs must be a list of numbers.");
  for (const [index, delayMs] of retryDelaysMs.entries()) inRange(`retryDelaysMs[${index}]`, delayMs);
  return {
    prefetch,
    concurrency: inRange("concurrency", options.concurrency ?? prefetch),
    retryDelaysMs,
    handlerTimeoutMs: inRange("handlerTimeoutMs", options.handlerTimeoutMs ?? 600_000),
    unhandled: oneOf("unhandled", options.unhandled ?? "dead-letter", ["dead-letter", "acknowledge"]),
    orderBy: options.orderBy === undefined ? undefined : callable("orderBy", options.orderBy),
    idempotency: resolveIdempotency(options.idempotency),
  };
}

function resolveIdempotency(options: AnyConsumeOptions["idempotency"]): ResolvedIdempotency | undefined {
  if (options === undefined) return undefined;
  withMethods("idempotency", options);
  return {
    store: withMethods("idempotency.store", options.store, ["claim", "complete", "release"]),
    key: callable("idempotency.key", options.key ?? ((_event: never, { messageId }: Delivery) => messageId)),
    claimMs: inRange("idempotency.claimMs", options.claimMs ?? 30_000),
    rememberMs: inRange("idempotency.rememberMs", options.rememberMs ?? 24 * 60 * 60 * 1_000),
  };
}
