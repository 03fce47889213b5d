// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "queue_catalog-service",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const catalogDestination = {
  channel: "catalog",
  service: "catalog-service",
  exchange: "",
  routingKey: "queue_catalog-service",
  topology,
};

export const catalogSource = { channel: "catalog", queue, topology };
