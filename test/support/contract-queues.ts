/** The queues of asyncapi.yaml, as Python services name them. */
export const queues = {
  catalog: "queue_catalog-service",
  orders: "queue_localhost_8002_api_v1_orders",
  inventory: "queue_localhost_8003_api_v1_inventory",
  suppliers: "queue_supplier-service_api_v1",
} as const;

export const services = {
  catalog: "catalog-service",
  orders: "http://localhost:8002/api/v1/orders",
  inventory: "http://localhost:8003/api/v1/inventory",
  suppliers: "http://supplier-service/api/v1",
} as const;

/** Of services that only messages outside the contract are sent to. */
const otherQueues = ["queue_audit-service", "queue_billing-service"];

/** All that the tests use, with those that the runtime puts beside them. */
export const allQueues: readonly string[] = [...Object.values(queues), ...otherQueues].flatMap((queue) => [
  queue,
  `${queue}.dead`,
  ...[1_000, 10_000, 60_000].map((delayMs) => `${queue}.retry.${delayMs}`),
]);
