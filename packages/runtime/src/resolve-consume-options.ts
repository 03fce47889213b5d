import type { ConsumeOptions } from "./consume-options.js";
import type { ConsumedQueue } from "./consumed-queue.js";
import { EventError } from "./errors.js";
import { oneOf, positive } from "./settings.js";

/** The options of `consume` with every default decided: the only place that decides them. */
export interface ResolvedConsumeOptions {
  readonly prefetch: number;
  readonly concurrency: number;
  readonly retryDelaysMs: readonly number[];
  readonly handlerTimeoutMs: number;
  readonly unhandled: NonNullable<ConsumeOptions["unhandled"]>;
}

/** AMQP's prefetch count has 16 bits. */
const MAX_PREFETCH = 0xffff;

/** @throws EventError `OPTION_INVALID` */
export function resolveConsumeOptions(
  options: ConsumeOptions,
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
  };
}
