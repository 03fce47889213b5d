// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsProductDeletedMessage, declaredProductDeletedMessage } from "../validators/product-deleted-message.js";

export const productDeletedMessage = {
  name: "product.deleted",
  contentType: "application/json",
  envelope: [
    { role: "fromService", path: ["from_service"] },
    { role: "toService", path: ["to_service"] },
    { role: "method", path: ["method"] },
    { role: "payload", path: ["payload"] },
    { role: "urgency", path: ["urgency"] },
    { role: "timestamp", path: ["timestamp"] },
  ],
  constants: { event: "product.deleted" },
  accepts: acceptsProductDeletedMessage,
  declared: declaredProductDeletedMessage,
  discriminator: { path: ["payload", "event"], value: "product.deleted" },
};
