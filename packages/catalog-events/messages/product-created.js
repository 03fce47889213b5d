// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsProductCreatedMessage, declaredProductCreatedMessage } from "../validators/product-created-message.js";

export const productCreatedMessage = {
  name: "product.created",
  contentType: "application/json",
  envelope: [
    { role: "fromService", path: ["from_service"] },
    { role: "toService", path: ["to_service"] },
    { role: "method", path: ["method"] },
    { role: "payload", path: ["payload"] },
    { role: "urgency", path: ["urgency"] },
    { role: "timestamp", path: ["timestamp"] },
  ],
  constants: { event: "product.created" },
  accepts: acceptsProductCreatedMessage,
  declared: declaredProductCreatedMessage,
  discriminator: { path: ["payload", "event"], value: "product.created" },
};
