/** Counts what would have ended the process, and keeps it alive to count on. */
export class CrashWatch implements Disposable {
  readonly crashes: unknown[] = [];
  readonly #note = (reason: unknown): void => void this.crashes.push(reason);

  constructor() {
    process.on("uncaughtException", this.#note);
    process.on("unhandledRejection", this.#note);
  }

  [Symbol.dispose](): void {
    process.off("uncaughtException", this.#note);
    process.off("unhandledRejection", this.#note);
  }
}
