// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "log",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const logDestination = { channel: "log", exchange: "", routingKey: "log", topology };

export const logSource = { channel: "log", queue, topology };
