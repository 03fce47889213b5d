/** The broker's answer to one message, or to all up to it: the fields of `basic.ack` and `basic.nack`. */
export interface Confirm {
  readonly deliveryTag: number;
  readonly multiple: boolean;
}

/**
 * Who waits for which confirm of one channel. As large as what the broker has not answered, in whatever order it answers;
 * amqplib's own is an array that is cut only at its head, so that one late confirm keeps all later ones in it.
 */
export class ConfirmTable<Answer> {
  /** By delivery tag, which rises. */
  readonly #open = new Map<number, (answer: Answer) => void>();
  #lastTag = 0;

  get size(): number {
    return this.#open.size;
  }

  /** For the message that was sent just now: the broker counts what is published on a channel, from 1. */
  add(settled: (answer: Answer) => void): void {
    this.#lastTag += 1;
    this.#open.set(this.#lastTag, settled);
  }

  settle({ deliveryTag, multiple }: Confirm, answer: Answer): void {
    if (!multiple) {
      this.#take(deliveryTag, answer);
      return;
    }
    // Zero means all that were sent (AMQP 0-9-1, basic.ack.delivery-tag).
    const upTo = deliveryTag === 0 ? this.#lastTag : deliveryTag;
    for (const tag of this.#open.keys()) {
      if (tag > upTo) return;
      this.#take(tag, answer);
    }
  }

  /** The channel is gone, and with it every answer that was open. */
  settleAll(answer: Answer): void {
    for (const tag of this.#open.keys()) this.#take(tag, answer);
  }

  #take(tag: number, answer: Answer): void {
    const settled = this.#open.get(tag);
    this.#open.delete(tag);
    settled?.(answer);
  }
}
