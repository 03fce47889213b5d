// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { auditSource } from "./channels/audit.js";
import { warehouseSource } from "./channels/warehouse.js";
import { orderCancelledMessage } from "./messages/order-cancelled.js";
import { orderPlacedMessage } from "./messages/order-placed.js";
import { orderViewedMessage } from "./messages/order-viewed.js";

const orderCounterpartSubscriptions = [
  {
    ...warehouseSource,
    messages: [
      { message: orderPlacedMessage },
      { message: orderCancelledMessage },
      { message: orderViewedMessage },
    ],
  },
  { ...auditSource, messages: [{ message: orderCancelledMessage }] },
];

function orderCounterpart(connection) {
  return {
    connection,
    consume: (handlers, options) => connection.consume(orderCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

export async function connectOrderCounterpart(options = {}) {
  const appId = options.appId ?? "order-counterpart";
  return orderCounterpart(await connect({ ...options, appId }));
}
