// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect, EventError } from "@eventwright/runtime";
import { withServer } from "@eventwright/runtime/generated";
import { catalogDestination } from "./channels/catalog.js";
import { inventorySource } from "./channels/inventory.js";
import { ordersSource } from "./channels/orders.js";
import { suppliersSource } from "./channels/suppliers.js";
import { getSupplierInfoMessage } from "./messages/get-supplier-info.js";
import { orderCreatedMessage } from "./messages/order-created.js";
import { productCreatedMessage } from "./messages/product-created.js";
import { productDeletedMessage } from "./messages/product-deleted.js";
import { productPriceChangedMessage } from "./messages/product-price-changed.js";
import { productUpdatedMessage } from "./messages/product-updated.js";
import { supplierInfoMessage } from "./messages/supplier-info.js";
import { servers } from "./servers.js";

const publishOrderCreatedOperation = {
  name: "publishOrderCreated",
  message: orderCreatedMessage,
  destinations: [{ ...catalogDestination, method: "POST", urgency: "medium" }],
};

const ordersCounterpartSubscriptions = [
  {
    ...ordersSource,
    messages: [
      { message: productCreatedMessage },
      { message: productUpdatedMessage },
      { message: productPriceChangedMessage },
      { message: productDeletedMessage },
    ],
  },
];

function ordersCounterpart(connection) {
  const sender = { service: "http://localhost:8002/api/v1/orders" };
  return {
    connection,
    publishOrderCreated: (event, options) => connection.publish(publishOrderCreatedOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(ordersCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const inventoryCounterpartSubscriptions = [
  {
    ...inventorySource,
    messages: [
      { message: productCreatedMessage },
      { message: productUpdatedMessage },
      { message: productDeletedMessage },
    ],
  },
];

function inventoryCounterpart(connection) {
  const sender = { service: "http://localhost:8003/api/v1/inventory" };
  return {
    connection,
    publishOrderCreated: (event, options) => connection.publish(publishOrderCreatedOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(inventoryCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const suppliersCounterpartSubscriptions = [
  {
    ...suppliersSource,
    messages: [{ message: getSupplierInfoMessage, replies: [supplierInfoMessage] }],
  },
];

function suppliersCounterpart(connection) {
  const sender = { service: "http://supplier-service/api/v1" };
  return {
    connection,
    publishOrderCreated: (event, options) => connection.publish(publishOrderCreatedOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(suppliersCounterpartSubscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}

const counterparts = {
  "http://localhost:8002/api/v1/orders": ordersCounterpart,
  "http://localhost:8003/api/v1/inventory": inventoryCounterpart,
  "http://supplier-service/api/v1": suppliersCounterpart,
};

export async function connectCatalogCounterpart(options) {
  const { service, ...connectOptions } = options;
  if (!Object.hasOwn(counterparts, service)) {
    const known = ". Its services are http://localhost:8002/api/v1/orders, http://localhost:8003/api/v1/inventory, http://supplier-service/api/v1.";
    throw new EventError("OPTION_INVALID", "This contract has no service " + JSON.stringify(service) + known);
  }
  return counterparts[service](await connect({ appId: service, ...withServer(servers, connectOptions) }));
}
