// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "",
  durable: false,
  exclusive: true,
  autoDelete: true,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = {
  queues: [],
  exchanges: [{ name: "house", type: "fanout", durable: true, autoDelete: false, arguments: {} }],
  bindings: [],
};

export const lightOnDestination = { channel: "light/on", exchange: "house", routingKey: "light/on", topology };

export const lightOnSource = {
  channel: "light/on",
  queue,
  topology: {
    ...topology,
    bindings: [{ queue: "", exchange: "house", routingKey: "light/on", arguments: {} }],
  },
};
