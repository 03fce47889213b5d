// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsOrderCreatedMessage, declaredOrderCreatedMessage } from "../validators/order-created-message.js";

export const orderCreatedMessage = {
  name: "order.created",
  contentType: "application/json",
  envelope: [
    { role: "fromService", path: ["from_service"] },
    { role: "toService", path: ["to_service"] },
    { role: "method", path: ["method"] },
    { role: "payload", path: ["payload"] },
    { role: "urgency", path: ["urgency"] },
    { role: "timestamp", path: ["timestamp"] },
  ],
  constants: { event: "order.created" },
  accepts: acceptsOrderCreatedMessage,
  declared: declaredOrderCreatedMessage,
  discriminator: { path: ["payload", "event"], value: "order.created" },
};
