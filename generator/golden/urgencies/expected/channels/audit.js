// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "audit",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const auditDestination = { channel: "audit", exchange: "", routingKey: "audit", topology };

export const auditSource = { channel: "audit", queue, topology };
