import { setTimeout as sleep } from "node:timers/promises";

const TICK_MS = 1;

export interface Load {
  readonly perSecond: number;
  /** It ends after so many, */
  readonly count?: number;
  /** or when this is aborted. */
  readonly signal?: AbortSignal;
}

/** Calls `send` so many times a second, whether or not earlier calls have come to an end. */
export async function sendAtRate({ perSecond, count, signal }: Load, send: (index: number) => void): Promise<void> {
  const most = count ?? Number.POSITIVE_INFINITY;
  const startMs = performance.now();
  let sent = 0;
  while (sent < most && signal?.aborted !== true) {
    const due = Math.min(most, Math.ceil(((performance.now() - startMs) / 1_000) * perSecond));
    while (sent < due) {
      send(sent);
      sent += 1;
    }
    await sleep(TICK_MS);
  }
}
