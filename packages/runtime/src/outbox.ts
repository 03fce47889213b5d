import { LinkedList } from "./linked-list.js";
import type { Publication } from "./publication.js";

/** What waits to be sent and what was sent without an answer of the broker, both in order. */
export class Outbox {
  readonly #waiting = new LinkedList<Publication>();
  readonly #inFlight = new LinkedList<Publication>();
  #waitingBytes = 0;

  get waiting(): number {
    return this.#waiting.size;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  get inFlight(): number {
    return this.#inFlight.size;
  }

  /** Nobody waits for an answer any more. */
  get isIdle(): boolean {
    return this.#waiting.size === 0 && this.#inFlight.toArray().every(({ isAnswered }) => isAnswered);
  }

  get next(): Publication | undefined {
    return this.#waiting.first;
  }

  all(): readonly Publication[] {
    return [...this.#inFlight.toArray(), ...this.#waiting.toArray()];
  }

  allWaiting(): readonly Publication[] {
    return this.#waiting.toArray();
  }

  allInFlight(): readonly Publication[] {
    return this.#inFlight.toArray();
  }

  add(publication: Publication): void {
    publication.node = this.#waiting.push(publication);
    this.#waitingBytes += publication.bytes;
  }

  /** From the head of those that wait to those in flight. */
  send(publication: Publication): void {
    this.withdraw(publication);
    publication.node = this.#inFlight.push(publication);
  }

  /** No longer waits. One in flight keeps its place there until the broker has answered. */
  withdraw(publication: Publication): void {
    if (publication.node?.list !== this.#waiting) return;
    this.#waiting.remove(publication.node);
    this.#waitingBytes -= publication.bytes;
  }

  /** The broker has answered, or never will. */
  settle(publication: Publication): void {
    if (publication.node !== undefined) this.#inFlight.remove(publication.node);
  }

  /** Not sent after all: it waits again, before all others. */
  putBack(publication: Publication): void {
    this.settle(publication);
    publication.node = this.#waiting.unshift(publication);
    publication.returned = undefined;
    this.#waitingBytes += publication.bytes;
  }

  /** Takes out everything in flight; what somebody still waits for, in order. */
  takeInFlight(): readonly Publication[] {
    const unanswered = this.#inFlight.toArray().filter(({ isAnswered }) => !isAnswered);
    this.#inFlight.clear();
    return unanswered;
  }
}
