import type { EventError } from "./errors.js";
import type { TransportError } from "./transport.js";
import type { Urgency } from "./urgency.js";

/** Publishing and consuming have a connection each, so that a busy consumer cannot hold up the publishers. */
export type ConnectionRole = "publishing" | "consuming";

/** One way in which something on the broker is not what the contract says. */
export interface TopologyDifference {
  /** `durable`, `type`, or a queue argument such as `x-max-priority`. */
  readonly argument: string;
  readonly wanted: string;
  readonly found: string;
}

/** Why a message went to the dead letters. */
export type DeadLetterReason = "invalid" | "unhandled" | "rejected" | "failed" | "reply-invalid";

/** What happens beside the calls. `describeEvent` says it in a sentence, `isWarning` tells what somebody should read. */
export type ConnectionEvent =
  | { readonly type: "connecting"; readonly role: ConnectionRole; readonly broker: string }
  | {
      readonly type: "open";
      readonly role: ConnectionRole;
      readonly broker: string;
      readonly product: string;
      readonly version: string;
    }
  | { readonly type: "blocked"; readonly reason: string }
  | { readonly type: "unblocked" }
  | {
      readonly type: "reconnecting";
      readonly role: ConnectionRole;
      /** Attempts since the connection was last stable; 1 for the first. */
      readonly attempt: number;
      readonly delayMs: number;
      readonly error: TransportError | undefined;
    }
  | { readonly type: "draining" }
  | { readonly type: "closed" }
  /** These messages were not confirmed when the channel was lost and are sent again with their message ids. */
  | { readonly type: "resending"; readonly messages: number; readonly error: TransportError | undefined }
  | {
      readonly type: "topology-differs";
      readonly kind: "queue" | "exchange";
      readonly name: string;
      readonly differences: readonly TopologyDifference[];
    }
  /** A quorum queue: this broker delivers messages of these urgencies in the order of their arrival. */
  | {
      readonly type: "urgencies-collapse";
      readonly queue: string;
      readonly broker: string;
      readonly urgencies: readonly (readonly Urgency[])[];
    }
  | { readonly type: "consumer-running"; readonly queue: string }
  | { readonly type: "consumer-lost"; readonly queue: string; readonly error: Error | undefined }
  | {
      readonly type: "retrying";
      readonly queue: string;
      readonly message: string | undefined;
      readonly messageId: string | undefined;
      readonly attempt: number;
      readonly delayMs: number;
      /** What the handler threw. */
      readonly error: unknown;
    }
  | {
      readonly type: "dead-lettered";
      readonly queue: string;
      readonly deadLetterQueue: string;
      readonly message: string | undefined;
      readonly messageId: string | undefined;
      readonly attempts: number;
      readonly reason: DeadLetterReason;
      /** What the handler threw, or an EventError that says what is invalid. */
      readonly error: unknown;
    }
  /** A retry or a dead letter could not be stored. It is tried again each second, and its message not settled until then. */
  | { readonly type: "settlement-failed"; readonly queue: string; readonly error: EventError }
  /** A handler finished after the channel of its message was gone: the broker delivers the message again. */
  | { readonly type: "late-settlement"; readonly queue: string; readonly count: number }
  /** A message was acknowledged without its handler, because its effect happened before (option `idempotency`). */
  | { readonly type: "duplicate"; readonly queue: string; readonly messageId: string | undefined }
  /** The store of the option `idempotency` failed. Messages wait until it answers again; told once until then. */
  | { readonly type: "idempotency-store-failed"; readonly queue: string; readonly error: unknown }
  /** A reply came after its request had timed out or failed. */
  | { readonly type: "late-reply"; readonly count: number }
  /** A reply could not be delivered, most often because the requester is gone. */
  | {
      readonly type: "reply-lost";
      readonly queue: string;
      readonly messageId: string | undefined;
      readonly error: EventError;
    };
