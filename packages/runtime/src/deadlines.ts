import { LinkedList, type ListNode } from "./linked-list.js";

/** A place in `Deadlines`, to be given back when what was waited for has come. */
export type Deadline<T> = ListNode<Due<T>>;

interface Due<T> {
  readonly value: T;
  readonly atMs: number;
}

/**
 * Many deadlines behind one timer. Things with the same timeout become due in the order in which they were added, so one
 * list per timeout is sorted by itself: adding and removing take constant time, and nothing settled is kept.
 */
export class Deadlines<T> {
  readonly #lists = new Map<number, LinkedList<Due<T>>>();
  readonly #expired: (value: T) => void;
  #timer: NodeJS.Timeout | undefined;
  #timerAtMs = Number.POSITIVE_INFINITY;

  constructor(expired: (value: T) => void) {
    this.#expired = expired;
  }

  add(value: T, timeoutMs: number): Deadline<T> {
    let list = this.#lists.get(timeoutMs);
    if (list === undefined) {
      list = new LinkedList();
      this.#lists.set(timeoutMs, list);
    }
    const atMs = performance.now() + timeoutMs;
    const node = list.push({ value, atMs });
    if (atMs < this.#timerAtMs) this.#arm(atMs);
    return node;
  }

  remove(deadline: Deadline<T>): void {
    deadline.list?.remove(deadline);
  }

  #arm(atMs: number): void {
    clearTimeout(this.#timer);
    this.#timerAtMs = atMs;
    // Timers may fire up to a millisecond early. What is waited for keeps the process alive by its socket, not by this.
    this.#timer = setTimeout(() => this.#expire(), Math.max(0, atMs - performance.now()) + 1).unref();
  }

  #expire(): void {
    this.#timerAtMs = Number.POSITIVE_INFINITY;
    const nowMs = performance.now();
    const due: T[] = [];
    let nextMs = Number.POSITIVE_INFINITY;
    for (const [timeoutMs, list] of this.#lists) {
      let first = list.first;
      for (; first !== undefined && first.atMs <= nowMs; first = list.first) {
        list.shift();
        due.push(first.value);
      }
      if (first === undefined) this.#lists.delete(timeoutMs);
      else nextMs = Math.min(nextMs, first.atMs);
    }
    if (nextMs < this.#timerAtMs) this.#arm(nextMs);
    for (const value of due) this.#expired(value);
  }
}
