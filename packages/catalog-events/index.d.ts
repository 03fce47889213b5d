// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConnectOptions, ConsumeOptions, Consumption, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
import type { GetSupplierInfoInput } from "./schemas/get-supplier-info.js";
import type { OrderCreated } from "./schemas/order-created.js";
import type { ProductCreatedInput } from "./schemas/product-created.js";
import type { ProductDeletedInput } from "./schemas/product-deleted.js";
import type { ProductPriceChangedInput } from "./schemas/product-price-changed.js";
import type { ProductUpdatedInput } from "./schemas/product-updated.js";
import type { SupplierInfo } from "./schemas/supplier-info.js";
import type { ServerChoice } from "./servers.js";

export { EventError, healthHandler, RejectEvent } from "@eventwright/runtime";
export { ValidationError } from "@eventwright/runtime/generated";
export type { ConnectOptions, Connection, ConsumeOptions, Consumption, Delivery, EventErrorCode, Handler, Health, PublishOptions, RequestOptions } from "@eventwright/runtime";
export type { ServerChoice, LocalServer } from "./servers.js";
export type { Envelope } from "./schemas/envelope.js";
export type { ProductId } from "./schemas/product-id.js";
export type { Price } from "./schemas/price.js";
export type { ProductCreated, ProductCreatedInput } from "./schemas/product-created.js";
export type { ProductUpdated, ProductUpdatedInput } from "./schemas/product-updated.js";
export type { ProductPriceChanged, ProductPriceChangedInput } from "./schemas/product-price-changed.js";
export type { ProductDeleted, ProductDeletedInput } from "./schemas/product-deleted.js";
export type { GetSupplierInfo, GetSupplierInfoInput } from "./schemas/get-supplier-info.js";
export type { SupplierInfo, SupplierInfoInput } from "./schemas/supplier-info.js";
export type { OrderCreated, OrderCreatedInput } from "./schemas/order-created.js";
export type { OrderItem } from "./schemas/order-item.js";

/**
 * Everything the catalog service tells other services, asks them and hears from them.
 *
 * Every body is an envelope: who sends, to whom, which method, how urgent, when, and the event itself in `payload`.
 */
export interface CatalogService extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * A product was added to the catalog.
   *
   * POST, urgency `medium`, to
   * - `http://localhost:8002/api/v1/orders` (queue `queue_localhost_8002_api_v1_orders`)
   * - `http://localhost:8003/api/v1/inventory` (queue `queue_localhost_8003_api_v1_inventory`)
   */
  publishProductCreated(event: ProductCreatedInput, options?: PublishOptions<"http://localhost:8002/api/v1/orders" | "http://localhost:8003/api/v1/inventory">): Promise<void>;
  /**
   * Something about a product changed. Only what changed is sent.
   *
   * PUT, urgency `medium`, to
   * - `http://localhost:8002/api/v1/orders` (queue `queue_localhost_8002_api_v1_orders`)
   * - `http://localhost:8003/api/v1/inventory` (queue `queue_localhost_8003_api_v1_inventory`)
   */
  publishProductUpdated(event: ProductUpdatedInput, options?: PublishOptions<"http://localhost:8002/api/v1/orders" | "http://localhost:8003/api/v1/inventory">): Promise<void>;
  /**
   * The price of a product changed.
   *
   * POST, urgency `high`, to `http://localhost:8002/api/v1/orders` (queue `queue_localhost_8002_api_v1_orders`).
   */
  publishProductPriceChanged(event: ProductPriceChangedInput, options?: PublishOptions): Promise<void>;
  /**
   * A product was removed from the catalog and can no longer be ordered.
   *
   * DELETE, urgency `critical`, to
   * - `http://localhost:8002/api/v1/orders` (queue `queue_localhost_8002_api_v1_orders`)
   * - `http://localhost:8003/api/v1/inventory` (queue `queue_localhost_8003_api_v1_inventory`)
   */
  publishProductDeleted(event: ProductDeletedInput, options?: PublishOptions<"http://localhost:8002/api/v1/orders" | "http://localhost:8003/api/v1/inventory">): Promise<void>;
  /**
   * Asks the supplier service who supplies a product, and waits for the answer.
   *
   * GET, urgency `low`, to `http://supplier-service/api/v1` (queue `queue_supplier-service_api_v1`).
   */
  requestSupplierInfo(event: GetSupplierInfoInput, options?: RequestOptions): Promise<SupplierInfo>;
  /**
   * Handles what other services send: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: CatalogServiceHandlers, options?: ConsumeOptions<CatalogServiceHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what other services send. */
export interface CatalogServiceHandlers {
  /**
   * A customer ordered products.
   *
   * From queue `queue_catalog-service`.
   */
  "order.created": Handler<OrderCreated>;
}

/**
 * Connects to RabbitMQ as Catalog Service (`catalog-service`). Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`.
 */
export declare function connectCatalogService(options?: ConnectOptions & ServerChoice): Promise<CatalogService>;
