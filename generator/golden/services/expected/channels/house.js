// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "queue_house_api",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const houseDestination = {
  channel: "house",
  service: "http://house/api",
  exchange: "",
  routingKey: "queue_house_api",
  topology,
};

export const houseSource = { channel: "house", queue, topology };
