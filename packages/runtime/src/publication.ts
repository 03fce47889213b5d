import type { Topology } from "./contract.js";
import type { Deadline } from "./deadlines.js";
import type { EventError } from "./errors.js";
import type { ListNode } from "./linked-list.js";
import type { OutgoingMessage, ReturnedMessage, TransportChannel, TransportConnection } from "./transport.js";

/** What has to be there beside its topology before a message is sent, on each connection anew. */
export interface Prerequisite {
  isThereOn(connection: TransportConnection): boolean;
  /**
   * Resolves when it is there. Not called again before it has ended.
   *
   * @throws EventError when it cannot be had: then what waits for it is not sent, and fails with that
   * @throws TransportError when the connection was lost meanwhile
   */
  provide(connection: TransportConnection): Promise<void>;
}

/** A message that is ready for the wire. */
export interface Outgoing {
  readonly message: OutgoingMessage;
  /** The same message as it is each time that it is sent, where it says something that a new channel changes. */
  readonly renew?: (() => OutgoingMessage) | undefined;
  /** The same message was sent before, by an earlier call. */
  readonly wasSent?: boolean;
  /** What errors call it. */
  readonly label: string;
  /** What has to exist before it is sent. */
  readonly topology: Topology;
  readonly needs?: Prerequisite | undefined;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Whether it is sent again when the connection was lost before the confirm. */
  readonly resend: boolean;
  /** The message loses its worth when `timeoutMs` is over: it expires in its queue by then. */
  readonly expires: boolean;
}

/** What is known of a message that was not confirmed: it never left, or it may have arrived. */
export type Fate = "not-sent" | "unknown";

/** One message from the call that sends it until its promise is settled and the broker has answered. */
export class Publication {
  readonly outgoing: Outgoing;
  readonly endMs: number;
  readonly #resolve: () => void;
  readonly #reject: (error: EventError) => void;
  #isAnswered = false;
  /** Its place among those that wait or are in flight. */
  node: ListNode<Publication> | undefined;
  deadline: Deadline<Publication> | undefined;
  stopListening: (() => void) | undefined;
  /** The channel that it was last sent on. Answers from an earlier one are stale. */
  sentOn: TransportChannel | undefined;
  /** How often it was in flight when the broker closed the connection over something that was sent. */
  suspicions = 0;
  /** The broker's return, which comes before its confirm. */
  returned: ReturnedMessage | undefined;

  constructor(outgoing: Outgoing, resolve: () => void, reject: (error: EventError) => void) {
    this.outgoing = outgoing;
    this.endMs = performance.now() + outgoing.timeoutMs;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** The caller has its answer; what the broker says no longer matters. */
  get isAnswered(): boolean {
    return this.#isAnswered;
  }

  get fate(): Fate {
    return this.sentOn === undefined && this.outgoing.wasSent !== true ? "not-sent" : "unknown";
  }

  get bytes(): number {
    return this.outgoing.message.body.length;
  }

  /** The message as it is sent now: what expires has the time that is left. */
  get message(): OutgoingMessage {
    const { renew, expires } = this.outgoing;
    const message = renew === undefined ? this.outgoing.message : renew();
    if (!expires) return message;
    const expirationMs = Math.max(1, Math.ceil(this.endMs - performance.now()));
    return { ...message, properties: { ...message.properties, expirationMs } };
  }

  /** Settles the caller's promise, the first time. */
  answer(error: EventError | undefined): void {
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    this.stopListening?.();
    if (error === undefined) this.#resolve();
    else this.#reject(error);
  }
}
