// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsProductPriceChangedMessage, declaredProductPriceChangedMessage } from "../validators/product-price-changed-message.js";

export const productPriceChangedMessage = {
  name: "product.price_changed",
  contentType: "application/json",
  envelope: [
    { role: "fromService", path: ["from_service"] },
    { role: "toService", path: ["to_service"] },
    { role: "method", path: ["method"] },
    { role: "payload", path: ["payload"] },
    { role: "urgency", path: ["urgency"] },
    { role: "timestamp", path: ["timestamp"] },
  ],
  constants: { event: "product.price_changed" },
  accepts: acceptsProductPriceChangedMessage,
  declared: declaredProductPriceChangedMessage,
  discriminator: { path: ["payload", "event"], value: "product.price_changed" },
};
