import { Worker } from "node:worker_threads";

const TICK_MS = 5;

/** In a thread of its own, so that it notices when the machine is busy and not when the client is. */
const source = `
  const { workerData } = require("node:worker_threads");
  const worstMs = new Int32Array(workerData.shared);
  let lastMs = performance.now();
  setInterval(() => {
    const nowMs = performance.now();
    const lateMs = Math.round(nowMs - lastMs - workerData.tickMs);
    lastMs = nowMs;
    if (lateMs > Atomics.load(worstMs, 0)) Atomics.store(worstMs, 0, lateMs);
  }, workerData.tickMs);
`;

/** Measures for how long the machine kept this process from running. */
export class StallWatch implements AsyncDisposable {
  readonly #worstMs = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor() {
    const workerData = { shared: this.#worstMs.buffer, tickMs: TICK_MS };
    this.#worker = new Worker(source, { eval: true, workerData });
    this.#worker.unref();
  }

  get worstMs(): number {
    return Atomics.load(this.#worstMs, 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
  }
}
