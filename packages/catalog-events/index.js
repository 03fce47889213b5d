// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import { connect } from "@eventwright/runtime";
import { withServer } from "@eventwright/runtime/generated";
import { catalogSource } from "./channels/catalog.js";
import { inventoryDestination } from "./channels/inventory.js";
import { ordersDestination } from "./channels/orders.js";
import { suppliersDestination } from "./channels/suppliers.js";
import { getSupplierInfoMessage } from "./messages/get-supplier-info.js";
import { orderCreatedMessage } from "./messages/order-created.js";
import { productCreatedMessage } from "./messages/product-created.js";
import { productDeletedMessage } from "./messages/product-deleted.js";
import { productPriceChangedMessage } from "./messages/product-price-changed.js";
import { productUpdatedMessage } from "./messages/product-updated.js";
import { supplierInfoMessage } from "./messages/supplier-info.js";
import { servers } from "./servers.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";

const sender = { service: "catalog-service" };

const publishProductCreatedOperation = {
  name: "publishProductCreated",
  message: productCreatedMessage,
  destinations: [
    { ...ordersDestination, method: "POST", urgency: "medium" },
    { ...inventoryDestination, method: "POST", urgency: "medium" },
  ],
};

const publishProductUpdatedOperation = {
  name: "publishProductUpdated",
  message: productUpdatedMessage,
  destinations: [
    { ...ordersDestination, method: "PUT", urgency: "medium" },
    { ...inventoryDestination, method: "PUT", urgency: "medium" },
  ],
};

const publishProductPriceChangedOperation = {
  name: "publishProductPriceChanged",
  message: productPriceChangedMessage,
  destinations: [{ ...ordersDestination, method: "POST", urgency: "high" }],
};

const publishProductDeletedOperation = {
  name: "publishProductDeleted",
  message: productDeletedMessage,
  destinations: [
    { ...ordersDestination, method: "DELETE", urgency: "critical" },
    { ...inventoryDestination, method: "DELETE", urgency: "critical" },
  ],
};

const requestSupplierInfoOperation = {
  name: "requestSupplierInfo",
  message: getSupplierInfoMessage,
  destination: { ...suppliersDestination, method: "GET", urgency: "low" },
  replies: [supplierInfoMessage],
};

const subscriptions = [{ ...catalogSource, messages: [{ message: orderCreatedMessage }] }];

export async function connectCatalogService(options = {}) {
  const connection = await connect({ appId: "catalog-service", ...withServer(servers, options) });
  return {
    connection,
    publishProductCreated: (event, options) => connection.publish(publishProductCreatedOperation, event, sender, options),
    publishProductUpdated: (event, options) => connection.publish(publishProductUpdatedOperation, event, sender, options),
    publishProductPriceChanged: (event, options) => connection.publish(publishProductPriceChangedOperation, event, sender, options),
    publishProductDeleted: (event, options) => connection.publish(publishProductDeletedOperation, event, sender, options),
    requestSupplierInfo: (event, options) => connection.request(requestSupplierInfoOperation, event, sender, options),
    consume: (handlers, options) => connection.consume(subscriptions, handlers, options),
    health: () => connection.health(),
    close: () => connection.close(),
    [Symbol.asyncDispose]: () => connection.close(),
  };
}
