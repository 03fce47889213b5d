// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = {
  queues: [],
  exchanges: [{ name: "house", type: "topic", durable: true, autoDelete: false, arguments: {} }],
  bindings: [],
};

export const houseDestination = {
  channel: "house",
  exchange: "house",
  routingKey: "{houseAddress}",
  parameters: [{ name: "houseAddress" }],
  topology,
};

export const houseSource = {
  channel: "house",
  queue,
  topology: {
    ...topology,
    bindings: [{ queue: "", exchange: "house", routingKey: "{houseAddress}", arguments: {} }],
  },
  address: { exchange: "house", routingKey: "{houseAddress}" },
  parameters: [{ name: "houseAddress" }],
};
