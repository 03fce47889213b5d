// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "commands",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const commandsDestination = { channel: "commands", exchange: "", routingKey: "commands", topology };

export const commandsSource = { channel: "commands", queue, topology };
