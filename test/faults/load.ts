import { setTimeout as sleep } from "node:timers/promises";

const TICK_MS = 5;

export interface Load {
  readonly count: number;
  readonly perSecond: number;
}

/** Calls `send` so often, so many times a second, whether or not earlier calls have come to an end. */
export async function sendAtRate({ count, perSecond }: Load, send: (index: number) => void): Promise<void> {
  const startMs = performance.now();
  let sent = 0;
  while (sent < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - startMs) / 1_000) * perSecond));
    while (sent < due) {
      send(sent);
      sent += 1;
    }
    await sleep(TICK_MS);
  }
}
