// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { ProductCreated } from "./product-created.js";

export interface ProductCreatedMessage {
  /** The service that sends, as a URL or a name. */
  from_service: string;
  /** The service that receives, as a URL or a name. Its queue follows from it. */
  to_service: string;
  /** What the receiver is asked to do, in the words of HTTP. */
  method: "POST" | "GET" | "PUT" | "PATCH" | "DELETE";
  /** The event. */
  payload: ProductCreated;
  /** How urgent the message is. It sets the AMQP priority to 1, 5, 8 or 10. */
  urgency: "low" | "medium" | "high" | "critical";
  /**
   * When it was sent, in UTC.
   *
   * Format: `date-time`.
   */
  timestamp: string;
}
