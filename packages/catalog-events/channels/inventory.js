// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "queue_localhost_8003_api_v1_inventory",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const inventoryDestination = {
  channel: "inventory",
  service: "http://localhost:8003/api/v1/inventory",
  exchange: "",
  routingKey: "queue_localhost_8003_api_v1_inventory",
  topology,
};

export const inventorySource = { channel: "inventory", queue, topology };
