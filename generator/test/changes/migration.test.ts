import { expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { rules } from "../../src/diff/rules/rules.js";
import { contractOf } from "../support/load-files.js";

const components = `
  schemas:
    Lamp: { type: object, required: [event, level], properties: { event: { const: light.on }, level: { type: integer } } }
    Dark: { type: object, required: [event], properties: { event: { const: light.off } } }
    Command: { type: object, required: [id], properties: { id: { type: integer } } }
`;

const version2 = `
asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
defaultContentType: application/json
servers:
  production: { url: "{region}.example.com/house", protocol: amqps, variables: { region: { enum: [eu, us], default: eu } } }
channels:
  lights.{room}.changed:
    parameters:
      room: { description: Where it is., schema: { type: string, enum: [hall, kitchen] } }
    bindings:
      amqp: { is: routingKey, exchange: { name: house, type: topic, durable: true, vhost: / }, bindingVersion: 0.2.0 }
    x-rabbitmq: { bindings: [{ queue: lights, routingKey: "lights.#" }] }
    publish:
      operationId: hearLights
      bindings: { amqp: { ack: true, bindingVersion: 0.2.0 } }
      message:
        oneOf:
          - { $ref: "#/components/messages/LightOn" }
          - { $ref: "#/components/messages/LightOff" }
    subscribe:
      operationId: tellLights
      bindings:
        amqp: { expiration: 5000, cc: [audit], bcc: [log], priority: 8, deliveryMode: 2, mandatory: true, bindingVersion: 0.2.0 }
      message: { oneOf: [{ $ref: "#/components/messages/LightOn" }, { $ref: "#/components/messages/LightOff" }] }
  queue_light-service:
    x-service: light-service
    subscribe:
      operationId: sendCommand
      message: { $ref: "#/components/messages/Command" }
components:
  parameters: {}
  messages:
    LightOn:
      name: light.on
      correlationId: { location: "$message.header#/correlationId" }
      bindings: { amqp: { contentEncoding: gzip, messageType: light.on, bindingVersion: 0.2.0 } }
      headers: { type: object, required: [zone], properties: { zone: { type: string } } }
      payload: { $ref: "#/components/schemas/Lamp" }
    LightOff: { schemaFormat: "application/vnd.aai.asyncapi;version=2.6.0", payload: { $ref: "#/components/schemas/Dark" } }
    Command: { contentType: application/json, payload: { $ref: "#/components/schemas/Command" } }
${components.trimStart().replace(/^schemas/m, "  schemas")}`;

const version3 = `
asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
servers:
  production:
    host: "{region}.example.com:5671"
    pathname: /house
    protocol: amqps
    variables: { region: { enum: [us, eu], default: eu } }
channels:
  lights:
    address: lights.{room}.changed
    messages: { LightOn: { $ref: "#/components/messages/LightOn" }, LightOff: { $ref: "#/components/messages/LightOff" } }
    parameters: { room: { description: Where it is., enum: [kitchen, hall] } }
    bindings:
      amqp: { is: routingKey, exchange: { name: house, type: topic, durable: true }, bindingVersion: 0.3.0 }
    x-rabbitmq: { bindings: [{ queue: lights, routingKey: "lights.#" }] }
  commands:
    x-service: light-service
    messages: { Command: { $ref: "#/components/messages/Command" } }
operations:
  hearLights:
    action: receive
    channel: { $ref: "#/channels/lights" }
    bindings: { amqp: { ack: true, bindingVersion: 0.3.0 } }
  tellLights:
    action: send
    channel: { $ref: "#/channels/lights" }
    messages: [{ $ref: "#/channels/lights/messages/LightOn" }, { $ref: "#/channels/lights/messages/LightOff" }]
    bindings:
      amqp: { expiration: 5000, cc: [audit], bcc: [log], priority: 8, deliveryMode: 2, mandatory: true, bindingVersion: 0.3.0 }
  sendCommand: { action: send, channel: { $ref: "#/channels/commands" } }
components:
  messages:
    LightOn:
      name: light.on
      bindings: { amqp: { contentEncoding: gzip, messageType: light.on, bindingVersion: 0.3.0 } }
      headers: { type: object, required: [zone], properties: { zone: { type: string } } }
      payload: { $ref: "#/components/schemas/Lamp" }
    LightOff:
      payload: { schemaFormat: "application/vnd.aai.asyncapi;version=3.0.0", schema: { $ref: "#/components/schemas/Dark" } }
    Command: { payload: { $ref: "#/components/schemas/Command" } }
${components.trimStart().replace(/^schemas/m, "  schemas")}`;

const everyRule = Object.fromEntries(
  rules.filter(({ severity }) => severity === "off").map(({ id }) => [id, "info"] as const),
);

test("a document of AsyncAPI 2 and the one of AsyncAPI 3 that means the same differ in nothing", async () => {
  const [old, changed] = await Promise.all([contractOf(version2), contractOf(version3)]);

  for (const [before, after] of [
    [old, changed],
    [changed, old],
  ] as const) {
    expect((await judgeContracts(before, after, { severities: everyRule })).changes).toEqual([]);
  }
});

test("what does not mean the same after the migration is found", async () => {
  const wrongWay = version3.replace("action: receive", "action: send").replace("[kitchen, hall]", "[kitchen]");
  const [old, changed] = await Promise.all([contractOf(version2), contractOf(wrongWay)]);

  const { changes } = await judgeContracts(old, changed);

  const found = changes.map(({ rule }) => rule);
  expect(found).toContain("operation-action-changed");
  expect(found).toContain("parameter-narrowed");
});
