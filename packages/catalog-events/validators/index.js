// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
export { isEnvelope, parseEnvelope } from "./envelope.js";
export { isProductId, parseProductId } from "./product-id.js";
export { isPrice, parsePrice } from "./price.js";
export { isProductCreated, parseProductCreated } from "./product-created.js";
export { isProductUpdated, parseProductUpdated } from "./product-updated.js";
export { isProductPriceChanged, parseProductPriceChanged } from "./product-price-changed.js";
export { isProductDeleted, parseProductDeleted } from "./product-deleted.js";
export { isGetSupplierInfo, parseGetSupplierInfo } from "./get-supplier-info.js";
export { isSupplierInfo, parseSupplierInfo } from "./supplier-info.js";
export { isOrderCreated, parseOrderCreated } from "./order-created.js";
export { isOrderItem, parseOrderItem } from "./order-item.js";
export { isOrderCreatedMessage, parseOrderCreatedMessage } from "./order-created-message.js";
export { isProductCreatedMessage, parseProductCreatedMessage } from "./product-created-message.js";
export { isProductUpdatedMessage, parseProductUpdatedMessage } from "./product-updated-message.js";
export { isProductPriceChangedMessage, parseProductPriceChangedMessage } from "./product-price-changed-message.js";
export { isProductDeletedMessage, parseProductDeletedMessage } from "./product-deleted-message.js";
export { isGetSupplierInfoMessage, parseGetSupplierInfoMessage } from "./get-supplier-info-message.js";
