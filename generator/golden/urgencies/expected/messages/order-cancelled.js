// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { acceptsOrder, declaredOrder } from "../validators/order.js";

export const orderCancelledMessage = {
  name: "OrderCancelled",
  contentType: "application/json",
  constants: {},
  accepts: acceptsOrder,
  declared: declaredOrder,
};
