import { expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { checkServers } from "./check-servers.js";

test.each([
  ["amqps", "[{ type: X509 }]", []],
  ["amqp", "[{ type: X509 }]", ["certificate-without-tls"]],
  ["amqp", "[{ type: X509 }, { type: plain }]", []],
  ["amqp", "[{ type: scramSha256 }]", ["login-not-supported"]],
  ["amqp", "[{ type: scramSha256 }, { type: userPassword }]", []],
  ["amqp", "[]", []],
])("a broker on %s that asks for %s", async (protocol, security, want) => {
  const contract = await contractOf(`asyncapi: 3.1.0
info: { title: Lamp, version: 1.0.0 }
servers:
  production: { host: lamp.example.com, protocol: ${protocol}, security: ${security} }
`);
  const found = checkServers(contract);

  expect(found.map(({ code }) => code)).toEqual(want);
  for (const { severity, location } of found) expect([severity, location.line]).toEqual(["warning", 4]);
});
