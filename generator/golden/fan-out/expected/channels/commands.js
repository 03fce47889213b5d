// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "commands",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "quorum", "x-single-active-consumer": true },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const commandsDestination = { channel: "commands", exchange: "", routingKey: "commands", topology };

export const commandsSource = {
  channel: "commands",
  queue,
  topology,
  prefetch: 3,
  retryDelaysMs: [100, 5000],
  deadLetterQueue: "failed-commands",
};
