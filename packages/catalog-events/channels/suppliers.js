// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "queue_supplier-service_api_v1",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const suppliersDestination = {
  channel: "suppliers",
  service: "http://supplier-service/api/v1",
  exchange: "",
  routingKey: "queue_supplier-service_api_v1",
  topology,
};

export const suppliersSource = { channel: "suppliers", queue, topology };
