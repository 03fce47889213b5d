import type { BrokerMessage } from "./broker-message.js";

/** A message in one queue. The same message in another queue is another one of these. */
export interface QueuedMessage {
  readonly message: BrokerMessage;
  /** Grows with each message that enters the queue. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number | undefined;
  /** It was handed out before and came back. */
  readonly redelivered: boolean;
}
