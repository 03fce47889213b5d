// @generated from asyncapi.yaml by eventwright. Do not edit: change asyncapi.yaml, then run `eventwright generate`.
const queue = {
  name: "lights",
  durable: true,
  exclusive: false,
  autoDelete: false,
  arguments: { "x-queue-type": "classic", "x-max-priority": 10 },
};

const topology = {
  queues: [queue],
  exchanges: [{ name: "house", type: "topic", durable: true, autoDelete: false, arguments: {} }],
  bindings: [{ queue: "lights", exchange: "house", routingKey: "light.{region}.{room}.on", arguments: {} }],
};

export const lightsDestination = {
  channel: "lights",
  exchange: "house",
  routingKey: "light.{region}.{room}.on",
  parameters: [{ name: "region", values: ["eu", "us"], defaultValue: "eu" }, { name: "room" }],
  topology,
};

export const lightsSource = {
  channel: "lights",
  queue,
  topology,
  address: { exchange: "house", routingKey: "light.{region}.{room}.on" },
  parameters: [{ name: "region", values: ["eu", "us"], defaultValue: "eu" }, { name: "room" }],
};
