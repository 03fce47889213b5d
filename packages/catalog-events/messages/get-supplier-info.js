// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsGetSupplierInfoMessage, declaredGetSupplierInfoMessage } from "../validators/get-supplier-info-message.js";

export const getSupplierInfoMessage = {
  name: "get_supplier_info",
  contentType: "application/json",
  envelope: [
    { role: "fromService", path: ["from_service"] },
    { role: "toService", path: ["to_service"] },
    { role: "method", path: ["method"] },
    { role: "payload", path: ["payload"] },
    { role: "urgency", path: ["urgency"] },
    { role: "timestamp", path: ["timestamp"] },
  ],
  constants: { event: "get_supplier_info" },
  accepts: acceptsGetSupplierInfoMessage,
  declared: declaredGetSupplierInfoMessage,
  discriminator: { path: ["payload", "event"], value: "get_supplier_info" },
};
