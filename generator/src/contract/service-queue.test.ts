import { expect, test } from "vitest";
import { serviceQueue } from "./service-queue.js";

test.each([
  ["http://localhost:8002/api/v1/orders", "queue_localhost_8002_api_v1_orders"],
  ["http://order-service/api/v1", "queue_order-service_api_v1"],
  ["http://order-service/api/v1/", "queue_order-service_api_v1"],
  ["https://order-service:443", "queue_order-service_443"],
  ["catalog-service", "queue_catalog-service"],
])("the queue of %s is %s", (service, queue) => {
  expect(serviceQueue(service)).toEqual({ queue });
});

test.each([
  ["http://orders/api?version=1", "has a query"],
  ["http://orders/api#top", "has a fragment"],
  ["http://user:secret@orders/api", "has credentials"],
  ["http:///api", "has no host"],
  ["order service", "has white space"],
  ["", "is empty"],
  [`http://${"a".repeat(250)}`, "makes a queue name of more than 255 bytes"],
])("%s %s", (service, problem) => {
  expect(serviceQueue(service)).toEqual({ problem });
});
