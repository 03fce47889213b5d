import { expect, test } from "vitest";
import { contractOf } from "../../test/support/load-files.js";

test("AsyncAPI 3 gives a broker in parts", async () => {
  const { servers } = await contractOf(`asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
servers:
  production:
    host: "{region}.example.com:5671"
    pathname: /house
    protocol: amqps
    description: The one that matters.
    variables: { region: { enum: [eu, us], default: eu } }
    security: [{ $ref: '#/components/securitySchemes/certificate' }, { type: userPassword }]
  kafka: { host: "kafka.example.com", protocol: kafka }
channels: {}
components: { securitySchemes: { certificate: { type: X509 } } }
`);
  expect(servers).toEqual([
    {
      location: expect.objectContaining({ line: 4 }),
      key: "production",
      url: "amqps://{region}.example.com:5671/house",
      description: "The one that matters.",
      variables: [{ name: "region", values: ["eu", "us"], defaultValue: "eu" }],
      security: ["X509", "userPassword"],
    },
  ]);
});

test("a channel is on the brokers that it names, else on all of them", async () => {
  const { channels } = await contractOf(`asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
servers:
  eu: { host: eu.example.com, protocol: amqp }
  us: { host: us.example.com, protocol: amqps }
  kafka: { host: kafka.example.com, protocol: kafka }
channels:
  everywhere: { address: a }
  here: { address: b, servers: [{ $ref: '#/servers/kafka' }, { $ref: '#/servers/us' }] }
`);
  const keys = channels.map(({ key, servers }) => [key, servers.map((server) => server.key)]);
  expect(keys).toEqual([
    ["everywhere", ["eu", "us"]],
    ["here", ["us"]],
  ]);
});

test("AsyncAPI 2 gives a channel the names of its brokers", async () => {
  const { channels } = await contractOf(`asyncapi: 2.6.0
info: { title: Lamp, version: 1.0.0 }
servers: { eu: { url: eu.example.com, protocol: amqp }, us: { url: us.example.com, protocol: amqp } }
channels: { a: {}, b: { servers: [us] } }
`);
  expect(channels.map(({ servers }) => servers.map(({ key }) => key))).toEqual([["eu", "us"], ["us"]]);
});

test("AsyncAPI 2 gives a URL, and names its schemes", async () => {
  const { servers } = await contractOf(`asyncapi: 2.6.0
info: { title: Lamp, version: 1.0.0 }
servers:
  local: { url: "localhost:5672", protocol: amqp, security: [{ password: [] }] }
  house: { url: "rabbitmq://house/lights", protocol: rabbitmq }
channels: {}
components: { securitySchemes: { password: { type: plain } } }
`);
  expect(servers).toEqual([
    {
      location: expect.objectContaining({ line: 4 }),
      key: "local",
      url: "amqp://localhost:5672",
      variables: [],
      security: ["plain"],
    },
    {
      location: expect.objectContaining({ line: 5 }),
      key: "house",
      url: "amqp://house/lights",
      variables: [],
      security: [],
    },
  ]);
});
