// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
import type { Connection, ConsumeOptions, Consumption, CounterpartOptions, Handler, Health, PublishOptions } from "@eventwright/runtime";
import type { GetSupplierInfo } from "./schemas/get-supplier-info.js";
import type { OrderCreatedInput } from "./schemas/order-created.js";
import type { ProductCreated } from "./schemas/product-created.js";
import type { ProductDeleted } from "./schemas/product-deleted.js";
import type { ProductPriceChanged } from "./schemas/product-price-changed.js";
import type { ProductUpdated } from "./schemas/product-updated.js";
import type { SupplierInfoInput } from "./schemas/supplier-info.js";
import type { ServerChoice } from "./servers.js";

/** The service at `http://localhost:8002/api/v1/orders`: handles what Catalog Service sends there, and sends what Catalog Service receives. */
export interface OrdersCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * A customer ordered products.
   *
   * POST, urgency `medium`, to `catalog-service` (queue `queue_catalog-service`).
   */
  publishOrderCreated(event: OrderCreatedInput, options?: PublishOptions): Promise<void>;
  /**
   * Handles what Catalog Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: OrdersHandlers, options?: ConsumeOptions<OrdersHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Catalog Service sends. */
export interface OrdersHandlers {
  /**
   * A product was added to the catalog.
   *
   * From queue `queue_localhost_8002_api_v1_orders`.
   */
  "product.created": Handler<ProductCreated>;
  /**
   * Something about a product changed. Only what changed is sent.
   *
   * From queue `queue_localhost_8002_api_v1_orders`.
   */
  "product.updated": Handler<ProductUpdated>;
  /**
   * The price of a product changed.
   *
   * From queue `queue_localhost_8002_api_v1_orders`.
   */
  "product.price_changed": Handler<ProductPriceChanged>;
  /**
   * A product was removed from the catalog and can no longer be ordered.
   *
   * From queue `queue_localhost_8002_api_v1_orders`.
   */
  "product.deleted": Handler<ProductDeleted>;
}

/** The service at `http://localhost:8003/api/v1/inventory`: handles what Catalog Service sends there, and sends what Catalog Service receives. */
export interface InventoryCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * A customer ordered products.
   *
   * POST, urgency `medium`, to `catalog-service` (queue `queue_catalog-service`).
   */
  publishOrderCreated(event: OrderCreatedInput, options?: PublishOptions): Promise<void>;
  /**
   * Handles what Catalog Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: InventoryHandlers, options?: ConsumeOptions<InventoryHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Catalog Service sends. */
export interface InventoryHandlers {
  /**
   * A product was added to the catalog.
   *
   * From queue `queue_localhost_8003_api_v1_inventory`.
   */
  "product.created": Handler<ProductCreated>;
  /**
   * Something about a product changed. Only what changed is sent.
   *
   * From queue `queue_localhost_8003_api_v1_inventory`.
   */
  "product.updated": Handler<ProductUpdated>;
  /**
   * A product was removed from the catalog and can no longer be ordered.
   *
   * From queue `queue_localhost_8003_api_v1_inventory`.
   */
  "product.deleted": Handler<ProductDeleted>;
}

/** The service at `http://supplier-service/api/v1`: handles what Catalog Service sends there, and sends what Catalog Service receives. */
export interface SuppliersCounterpart extends AsyncDisposable {
  /** For what is outside the contract. */
  readonly connection: Connection;
  /**
   * A customer ordered products.
   *
   * POST, urgency `medium`, to `catalog-service` (queue `queue_catalog-service`).
   */
  publishOrderCreated(event: OrderCreatedInput, options?: PublishOptions): Promise<void>;
  /**
   * Handles what Catalog Service sends: one handler per event. Resolves when the broker delivers.
   *
   * A handler that returns acknowledges its message; one that throws has it delivered again, and dead-lettered in the end; `RejectEvent` dead-letters it at once.
   */
  consume(handlers: SuppliersHandlers, options?: ConsumeOptions<SuppliersHandlers>): Promise<Consumption>;
  /** How the connection and its consumers are doing. */
  health(): Health;
  /** Finishes what is under way, within `closeTimeoutMs`, and disconnects. */
  close(): Promise<void>;
}

/** One handler per event: what Catalog Service sends. */
export interface SuppliersHandlers {
  /**
   * Asks who supplies a product.
   *
   * What it returns is the reply.
   *
   * From queue `queue_supplier-service_api_v1`.
   */
  "get_supplier_info": Handler<GetSupplierInfo, SupplierInfoInput>;
}

/**
 * Connects to RabbitMQ as `http://localhost:8002/api/v1/orders`, a service that Catalog Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectCatalogCounterpart(options: CounterpartOptions<"http://localhost:8002/api/v1/orders"> & ServerChoice): Promise<OrdersCounterpart>;

/**
 * Connects to RabbitMQ as `http://localhost:8003/api/v1/inventory`, a service that Catalog Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectCatalogCounterpart(options: CounterpartOptions<"http://localhost:8003/api/v1/inventory"> & ServerChoice): Promise<InventoryCounterpart>;

/**
 * Connects to RabbitMQ as `http://supplier-service/api/v1`, a service that Catalog Service talks to. Resolves when the broker answered; after that the connection comes back by itself whenever it is lost.
 *
 * @throws EventError with one of the codes `CONNECT_…`, or `OPTION_INVALID` for a service that the contract does not have.
 */
export declare function connectCatalogCounterpart(options: CounterpartOptions<"http://supplier-service/api/v1"> & ServerChoice): Promise<SuppliersCounterpart>;
