// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "queue_localhost_8002_api_v1_orders",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const ordersDestination = {
  channel: "orders",
  service: "http://localhost:8002/api/v1/orders",
  exchange: "",
  routingKey: "queue_localhost_8002_api_v1_orders",
  topology,
};

export const ordersSource = { channel: "orders", queue, topology };
