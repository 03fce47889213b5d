// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsProductUpdatedMessage, declaredProductUpdatedMessage } from "../validators/product-updated-message.js";

export const productUpdatedMessage = {
  name: "product.updated",
  contentType: "application/json",
  envelope: [
    { role: "fromService", path: ["from_service"] },
    { role: "toService", path: ["to_service"] },
    { role: "method", path: ["method"] },
    { role: "payload", path: ["payload"] },
    { role: "urgency", path: ["urgency"] },
    { role: "timestamp", path: ["timestamp"] },
  ],
  constants: { event: "product.updated" },
  accepts: acceptsProductUpdatedMessage,
  declared: declaredProductUpdatedMessage,
  discriminator: { path: ["payload", "event"], value: "product.updated" },
};
