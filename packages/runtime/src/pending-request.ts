import type { MessageContract, ReplyQueue, Topology } from "./contract.js";
import type { Deadline } from "./deadlines.js";
import type { EventError } from "./errors.js";
import type { OutgoingMessage } from "./transport.js";

/** A request that is ready for the wire. */
export interface OutgoingRequest {
  readonly message: OutgoingMessage;
  /** Made by `correlationIdFor`. */
  readonly correlationId: string;
  readonly label: string;
  readonly topology: Topology;
  readonly replies: readonly MessageContract[];
  /** Absent: they come back on the channel that publishes, or to the connection's own queue. */
  readonly replyTo: ReplyQueue | undefined;
  /**
   * The message with the name of that queue where the contract has it. Absent: AMQP's `replyTo` alone says where replies go,
   * or they go to `replyTo`.
   */
  readonly addressedTo: ((queue: string) => OutgoingMessage) | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  readonly idempotent: boolean;
}

export interface PendingRequest {
  readonly request: OutgoingRequest;
  readonly endMs: number;
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: EventError) => void;
  deadline: Deadline<PendingRequest> | undefined;
  stopListening: (() => void) | undefined;
  /** It was put on the wire, once at least. */
  mayBeSent: boolean;
  /** The broker has it: now only its reply is missing. */
  isConfirmed: boolean;
}
