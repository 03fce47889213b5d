import { expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { checkServers } from "./check-servers.js";

test.each([
  ["amqps", "[{ type: X509 }]", []],
  ["amqp", "[{ type: X509 }]", ["certificate-without-tls"]],
  ["amqp", "[{ type: X509 }, { type: plain }]", []],
  ["amqp", "[{ type: scramSha256 }]", ["login-not-supported"]],
  ["amqp", "[{ type: scramSha256 }, { type: userPassword }]", ["security-scheme-left-out"]],
  ["amqp", "[]", []],
])("a broker on %s that asks for %s", async (protocol, security, want) => {
  const contract = await contractOf(`asyncapi: 3.1.0
info: { title: Lamp, version: 1.0.0 }
servers:
  production: { host: lamp.example.com, protocol: ${protocol}, security: ${security} }
`);
  const found = checkServers(contract);

  expect(found.map(({ code }) => code)).toEqual(want);
  const severity = want.includes("security-scheme-left-out") ? "info" : "warning";
  expect(found).toMatchObject(want.map(() => ({ severity, location: { line: 4 } })));
});

test("schemes that are no option are named where they stand: AsyncAPI 2", async () => {
  const contract = await contractOf(`asyncapi: 2.6.0
info: { title: Lamp, version: 1.0.0 }
servers:
  production:
    url: lamp.example.com
    protocol: amqps
    security: [{ login: [] }, { token: [] }, { scram: [] }]
channels: {}
components:
  securitySchemes:
    login: { type: userPassword }
    token: { type: oauth2, flows: {} }
    scram: { type: scramSha256 }
`);
  expect(checkServers(contract)).toMatchObject([
    {
      code: "security-scheme-left-out",
      message: "the broker production takes oauth2 or scramSha256 too",
      location: { line: 7, pointer: "/servers/production/security" },
    },
  ]);
});
