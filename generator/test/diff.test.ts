import { expect, test } from "vitest";
import { diff } from "../src/commands/diff.js";
import { folderOf } from "./support/load-files.js";

const document = (price: string, protocol: string) => `asyncapi: 3.0.0
info: { title: Shop, version: 1.0.0 }
servers:
  stream: { host: "stream.example.com:9092", protocol: ${protocol} }
channels:
  products: { address: products, messages: { Product: { payload: { type: object, properties: { price: { type: ${price} } } } } } }
operations:
  publishProduct: { action: send, channel: { $ref: "#/channels/products" } }
`;
const parameters = (values: string, room = "room") => `asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights:
    address: lights.{${room}}
    parameters:
      ${room}:
        description: Where it is.
        enum: ${values}
    messages: { Light: { payload: { type: object } } }
    bindings: { amqp: { is: routingKey, exchange: { name: house, type: topic, durable: true }, bindingVersion: 0.3.0 } }
operations:
  switchLight: { action: send, channel: { $ref: "#/channels/lights" } }
`;

test("channels that RabbitMQ does not serve are not compared, and the report says so once", async () => {
  const report = await reported(document("number", "kafka"), document("string", "kafka"));
  expect(report?.changes).toEqual([]);
  expect(report?.diagnostics).toMatchObject([
    { code: "no-amqp-channel", severity: "warning", location: { file: "asyncapi.yaml", line: 4 } },
  ]);
});

test("channels that RabbitMQ no longer serves are told of the side that leaves them out", async () => {
  const report = await reported(document("number", "kafka"), document("number", "amqp"));
  expect(report?.diagnostics).toMatchObject([{ code: "no-amqp-channel", location: { file: "old.yaml", line: 4 } }]);
});

test("values of a parameter that have changed are shown where they are written", async () => {
  const narrowed = await reported(parameters("[kitchen, hall]"), parameters("[kitchen]", "place"));
  expect(narrowed?.changes).toMatchObject([
    {
      rule: "parameter-narrowed",
      old: { pointer: "/channels/lights/parameters/room/enum", line: 9 },
      new: { pointer: "/channels/lights/parameters/place/enum", line: 9 },
    },
    { rule: "parameter-renamed" },
  ]);
});

test("code that left a parameter out no longer compiles without its default, which is a major version", async () => {
  const withDefault = parameters("[kitchen, hall]\n        default: hall");
  const [gone, come] = await Promise.all([
    reported(withDefault, parameters("[kitchen, hall]")),
    reported(parameters("[kitchen, hall]"), withDefault),
  ]);
  expect(gone).toMatchObject({ changes: [{ rule: "default-changed" }], semver: "major" });
  expect(come).toMatchObject({ changes: [{ rule: "default-changed" }], semver: "patch" });
});

test("a binding that a trait brings is shown in the trait", async () => {
  const traits = (priority: number) =>
    parameters("[hall]").replace(
      "switchLight: { ",
      'switchLight: { traits: [{ $ref: "#/components/operationTraits/urgent" }], ',
    ) +
    `components:
  operationTraits:
    urgent:
      bindings:
        amqp: { priority: ${priority}, bindingVersion: 0.3.0 }
`;
  const lowered = await reported(traits(8), traits(5));
  const pointer = "/components/operationTraits/urgent/bindings/amqp/priority";
  expect(lowered?.changes).toMatchObject([{ rule: "urgency-changed", old: { pointer }, new: { pointer } }]);
});

async function reported(old: string, changed: string) {
  const cwd = folderOf({ "old.yaml": old, "asyncapi.yaml": changed });
  const { report } = await diff({ cwd, old: "old.yaml", new: "asyncapi.yaml" });
  return report?.documents[0];
}
