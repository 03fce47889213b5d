// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { auditDestination } from "./channels/audit.js";
import { warehouseDestination } from "./channels/warehouse.js";
import { orderCancelledMessage } from "./messages/order-cancelled.js";
import { orderPlacedMessage } from "./messages/order-placed.js";
import { orderViewedMessage } from "./messages/order-viewed.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "order-service" };

const publishOrderPlacedOperation = {
  name: "publishOrderPlaced",
  message: orderPlacedMessage,
  destinations: [{ ...warehouseDestination, urgency: "high" }],
};

const publishOrderCancelledOperation = {
  name: "publishOrderCancelled",
  message: orderCancelledMessage,
  destinations: [{ ...warehouseDestination, urgency: "critical" }, { ...auditDestination, urgency: "low" }],
};

const publishOrderViewedOperation = { name: "publishOrderViewed", message: orderViewedMessage, destinations: [warehouseDestination] };

export async function connectOrderService(options = {}) {
  const connection = await connect({ appId: "order-service", ...options });
  return {
    connection,
    publishOrderPlaced: (event, options) => connection.publish(publishOrderPlacedOperation, event, sender, options),
    publishOrderCancelled: (event, options) => connection.publish(publishOrderCancelledOperation, event, sender, options),
    publishOrderViewed: (event, options) => connection.publish(publishOrderViewedOperation, event, sender, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
