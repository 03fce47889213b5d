import { setTimeout as sleep } from "node:timers/promises";
import { type Account, accountFor } from "./account.js";
import type { Bench } from "./bench.js";
import { type Check, exactly, percentile, timed } from "./checks.js";
import type { PublisherSubject } from "./clients/publisher-subject.js";
import { drain } from "./drain.js";
import { Ledger } from "./ledger.js";
import { sendAtRate } from "./load.js";

export interface FaultCycles {
  readonly faults: number;
  readonly messages: number;
  readonly perSecond: number;
}

export interface PublishingRecord {
  readonly account: Account;
  /** Messages that were in flight when connections were lost, in all: only those may come out twice. */
  readonly resent: number;
  /** From the moment the broker was ready to the first confirm, for each fault after which there was one. */
  readonly firstConfirmMs: readonly number[];
}

export const QUEUE = "bench";

/** Long enough for an outage; every call must settle by then. */
export const PUBLISH_TIMEOUT_MS = 60_000;
const FIRST_CONFIRM_TIMEOUT_MS = 20_000;

/**
 * Publishes at a steady rate; in each cycle the fault strikes at a random moment of it. The next cycle begins when what
 * waited is confirmed, so that each fault meets a steady load.
 *
 * @param inflict Resolves with the moment from which the broker takes connections again.
 */
export async function publishThroughFaults(
  bench: Bench,
  subject: PublisherSubject,
  options: {
    readonly cycles: FaultCycles;
    readonly inflict: (cycle: number) => Promise<number>;
  },
): Promise<PublishingRecord> {
  const { faults, messages, perSecond } = options.cycles;
  await bench.declareQueue(QUEUE);
  const publisher = await bench.open(
    subject.open({ url: bench.url, queue: QUEUE, publishTimeoutMs: PUBLISH_TIMEOUT_MS }),
  );
  const ledger = new Ledger();
  const perCycle = Math.ceil(messages / faults);
  const firstConfirmMs: number[] = [];
  for (let cycle = 0; cycle < faults; cycle += 1) {
    const firstId = cycle * perCycle;
    const publish = (index: number): void => {
      const id = firstId + index;
      void ledger.record(id, () => publisher.publish(id));
    };
    const sending = sendAtRate({ count: perCycle - 1, perSecond }, publish);
    await sleep(bench.random.integer(0, Math.floor((perCycle / perSecond) * 900)));
    const readyAtMs = await options.inflict(cycle);
    // All others may have been confirmed before a fault that takes its time.
    publish(perCycle - 1);
    await sending;
    const firstMs = await ledger.firstConfirmAfter(readyAtMs, FIRST_CONFIRM_TIMEOUT_MS);
    if (firstMs !== undefined) firstConfirmMs.push(firstMs - readyAtMs);
    await ledger.whenPending(0, PUBLISH_TIMEOUT_MS);
    bench.progress(`fault ${cycle + 1} of ${faults}, ${publisher.resent} sent again so far`);
  }
  const account = accountFor(ledger.attempts, await drain(bench.url, QUEUE));
  return { account, resent: publisher.resent, firstConfirmMs };
}

export function firstConfirmChecks(
  bench: Bench,
  { firstConfirmMs }: PublishingRecord,
  faults: number,
): readonly Check[] {
  return [
    timed(exactly("confirming again after a fault", firstConfirmMs.length, faults)),
    bench.within("first confirm after the broker is ready (p95)", percentile(firstConfirmMs, 95), 1_000),
  ];
}
