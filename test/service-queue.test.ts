import { describe, expect, it } from "vitest";
import { serviceQueue } from "../generator/src/contract/service-queue.js";
import { serviceQueueName } from "../packages/runtime/src/service-queue.js";

/** The rule is known to the generator and to the runtime, which do not import each other: one table holds them together. */
const named: readonly { service: string; queue: string }[] = [
  { service: "http://localhost:8002/api/v1/orders", queue: "queue_localhost_8002_api_v1_orders" },
  { service: "http://order-service/api/v1", queue: "queue_order-service_api_v1" },
  { service: "catalog-service", queue: "queue_catalog-service" },
  // A trailing slash does not make another queue.
  { service: "http://order-service/api/v1/", queue: "queue_order-service_api_v1" },
  { service: "https://order-service/api/v1", queue: "queue_order-service_api_v1" },
  { service: "http://order-service", queue: "queue_order-service" },
  { service: "http://10.0.0.7:80/a", queue: "queue_10.0.0.7_80_a" },
  { service: "a/b", queue: "queue_a_b" },
  { service: "a_b", queue: "queue_a_b" },
];

const refused: readonly { service: string; because: RegExp }[] = [
  { service: "http://order-service/api?version=1", because: /query/ },
  { service: "http://order-service/api#orders", because: /fragment/ },
  { service: "http://admin:hunter2@order-service/api", because: /credentials/ },
  { service: "", because: /empty/ },
  { service: "http://", because: /empty|host/ },
  { service: "order service", because: /white space/ },
];

describe("the queue of a service", () => {
  for (const { service, queue } of named) {
    it(`${service} is ${queue}`, () => {
      expect(serviceQueueName(service)).toBe(queue);
      expect(serviceQueue(service)).toEqual({ queue });
    });
  }

  for (const { service, because } of refused) {
    it(`"${service}" is refused`, () => {
      expect(() => serviceQueueName(service)).toThrow(because);
      expect(serviceQueue(service)).toEqual({ problem: expect.stringMatching(because) });
    });
  }
});
