import { setTimeout as sleep } from "node:timers/promises";

/** Looks again and again whether something has come about. @returns whether it has within the time. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() >= endMs) return false;
    await sleep(5);
  }
}

/** Waits until the number has stayed the same for so long. */
export async function whenStill(count: () => number, silenceMs: number): Promise<void> {
  let last = count();
  while (await waitUntil(() => count() !== last, silenceMs)) last = count();
}
