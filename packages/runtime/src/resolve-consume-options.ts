import type { AnyConsumeOptions, Delivery } from "./consume-options.js";
import type { ConsumedQueue } from "./consumed-queue.js";
import { EventError } from "./errors.js";
import type { IdempotencyStore } from "./idempotency-store.js";
import { oneOf, positive } from "./settings.js";

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
  const prefetch = positive("prefetch", options.prefetch ?? contract.prefetch ?? 10);
  if (prefetch > MAX_PREFETCH) throw new EventError("OPTION_INVALID", `prefetch must not be above ${MAX_PREFETCH}.`);
  const retryDelaysMs = options.retryDelaysMs ?? contract.retryDelaysMs ?? [1_000, 10_000, 60_000];
  for (const [index, delayMs] of retryDelaysMs.entries()) positive(`retryDelaysMs[${index}]`, delayMs);
  return {
    prefetch,
    concurrency: positive("concurrency", options.concurrency ?? prefetch),
    retryDelaysMs,
    handlerTimeoutMs: positive("handlerTimeoutMs", options.handlerTimeoutMs ?? 600_000),
    unhandled: oneOf("unhandled", options.unhandled ?? "dead-letter", ["dead-letter", "acknowledge"]),
    orderBy: options.orderBy,
    idempotency: resolveIdempotency(options.idempotency),
  };
}

function resolveIdempotency(options: AnyConsumeOptions["idempotency"]): ResolvedIdempotency | undefined {
  if (options === undefined) return undefined;
  return {
    store: options.store,
    key: options.key ?? ((_event: never, { messageId }: Delivery) => messageId),
    claimMs: positive("idempotency.claimMs", options.claimMs ?? 30_000),
    rememberMs: positive("idempotency.rememberMs", options.rememberMs ?? 24 * 60 * 60 * 1_000),
  };
}
