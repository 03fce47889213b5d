// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "room-{room}",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = { queues: [queue], exchanges: [], bindings: [] };

export const roomsDestination = {
  channel: "rooms",
  exchange: "",
  routingKey: "room-{room}",
  parameters: [{ name: "room" }],
  topology,
};

export const roomsSource = {
  channel: "rooms",
  queue,
  topology,
  address: { exchange: "", routingKey: "room-{room}" },
  parameters: [{ name: "room" }],
};
