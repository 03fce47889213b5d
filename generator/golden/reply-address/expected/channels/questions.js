// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "queue_sensor",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const questionsDestination = { channel: "questions", service: "sensor", exchange: "", routingKey: "queue_sensor", topology };

export const questionsSource = { channel: "questions", queue, topology };
