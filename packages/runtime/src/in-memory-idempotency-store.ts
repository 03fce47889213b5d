import type { ClaimState, IdempotencyStore, MessageClaim } from "./idempotency-store.js";
import { inRange } from "./option-checks.js";

interface Entry {
  /** Undefined once it is done. */
  readonly token: string | undefined;
  readonly untilMs: number;
}

export interface InMemoryIdempotencyStoreOptions {
  /**
   * How many messages it remembers; above, it forgets the one that was seen longest ago.
   * @default 100_000
   */
  readonly maxEntries?: number;
}

/**
 * For consumers in one process, and for tests. A restart forgets everything: consumers in several processes, or whose
 * effects outlive the process, need a store that does so too.
 */
export class InMemoryIdempotencyStore implements IdempotencyStore {
  readonly #maxEntries: number;
  /** Seen longest ago first. */
  readonly #entries = new Map<string, Entry>();

  /** @throws EventError `OPTION_INVALID` */
  constructor({ maxEntries = 100_000 }: InMemoryIdempotencyStoreOptions = {}) {
    this.#maxEntries = inRange("maxEntries", maxEntries);
  }

  /** How many messages it remembers. */
  get size(): number {
    return this.#entries.size;
  }

  async claim({ key, token }: MessageClaim, { ttlMs }: { readonly ttlMs: number }): Promise<ClaimState> {
    const entry = this.#find(key);
    if (entry !== undefined && entry.token !== token) {
      this.#put(key, entry);
      return entry.token === undefined ? "done" : "busy";
    }
    this.#put(key, { token, untilMs: performance.now() + ttlMs });
    return "claimed";
  }

  async complete({ key, token }: MessageClaim, { rememberMs }: { readonly rememberMs: number }): Promise<boolean> {
    const entry = this.#find(key);
    if (entry?.token !== undefined && entry.token !== token) return false;
    this.#put(key, { token: undefined, untilMs: performance.now() + rememberMs });
    return true;
  }

  async release({ key, token }: MessageClaim): Promise<void> {
    if (this.#find(key)?.token === token) this.#entries.delete(key);
  }

  #find(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.untilMs > performance.now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  #put(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > this.#maxEntries) this.#forgetOne();
  }

  /** Claims are kept while there is anything else: forgetting one would let two handlers at the same message. */
  #forgetOne(): void {
    for (const [key, { token, untilMs }] of this.#entries) {
      if (token !== undefined && untilMs > performance.now()) continue;
      this.#entries.delete(key);
      return;
    }
  }
}
