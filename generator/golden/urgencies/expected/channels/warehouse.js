// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "warehouse",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const warehouseDestination = { channel: "warehouse", exchange: "", routingKey: "warehouse", topology };

export const warehouseSource = { channel: "warehouse", queue, topology };
