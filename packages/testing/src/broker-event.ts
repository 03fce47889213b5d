import type { BrokerMessage } from "./broker-message.js";
import type { DeathReason } from "./dead-letter.js";

/** What the broker did, as it happens: for tests that assert what travelled, and for showing it. */
export type BrokerEvent =
  | { readonly kind: "connected"; readonly connection: string }
  | { readonly kind: "disconnected"; readonly connection: string }
  /** A message came in. `queues` is empty when nobody takes it. */
  | {
      readonly kind: "published";
      readonly message: BrokerMessage;
      /** The connection's name; undefined for a message of the broker's own `publish`. */
      readonly from: string | undefined;
      readonly queues: readonly string[];
    }
  /** It was mandatory and reached no queue. */
  | { readonly kind: "returned"; readonly message: BrokerMessage; readonly to: string }
  | {
      readonly kind: "delivered";
      readonly message: BrokerMessage;
      readonly queue: string;
      /** The connection's name. */
      readonly to: string;
      readonly redelivered: boolean;
    }
  | { readonly kind: "acknowledged"; readonly message: BrokerMessage; readonly queue: string }
  | { readonly kind: "requeued"; readonly message: BrokerMessage; readonly queue: string }
  /** It left its queue. Without `deadLetterQueues` it is gone. */
  | {
      readonly kind: "died";
      readonly message: BrokerMessage;
      readonly queue: string;
      readonly reason: DeathReason;
      readonly deadLetterQueues: readonly string[];
    };

export type Observe = (event: BrokerEvent) => void;
