/** One place in a list; belongs to that list until it is removed. */
export interface ListNode<T> {
  readonly value: T;
  previous: ListNode<T> | undefined;
  next: ListNode<T> | undefined;
  list: LinkedList<T> | undefined;
}

/** A queue that lets go of any of its elements in constant time, which neither an array nor a Set does. */
export class LinkedList<T> {
  #size = 0;
  #first: ListNode<T> | undefined;
  #last: ListNode<T> | undefined;

  get size(): number {
    return this.#size;
  }

  get first(): T | undefined {
    return this.#first?.value;
  }

  get last(): T | undefined {
    return this.#last?.value;
  }

  push(value: T): ListNode<T> {
    const node: ListNode<T> = { value, previous: this.#last, next: undefined, list: this };
    if (this.#last === undefined) this.#first = node;
    else this.#last.next = node;
    this.#last = node;
    this.#size += 1;
    return node;
  }

  unshift(value: T): ListNode<T> {
    const node: ListNode<T> = { value, previous: undefined, next: this.#first, list: this };
    if (this.#first === undefined) this.#last = node;
    else this.#first.previous = node;
    this.#first = node;
    this.#size += 1;
    return node;
  }

  shift(): T | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    this.remove(first);
    return first.value;
  }

  /** Does nothing for a node that was removed before. */
  remove(node: ListNode<T>): void {
    if (node.list !== this) return;
    if (node.previous === undefined) this.#first = node.next;
    else node.previous.next = node.next;
    if (node.next === undefined) this.#last = node.previous;
    else node.next.previous = node.previous;
    node.previous = undefined;
    node.next = undefined;
    node.list = undefined;
    this.#size -= 1;
  }

  clear(): void {
    while (this.#first !== undefined) this.remove(this.#first);
  }

  /** What is in the list now, in order; the list may change while it is being read. */
  toArray(): T[] {
    const values: T[] = [];
    for (let node = this.#first; node !== undefined; node = node.next) values.push(node.value);
    return values;
  }
}
