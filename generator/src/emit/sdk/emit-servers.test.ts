import { expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { emitReadme } from "./emit-readme.js";
import { emitServers } from "./emit-servers.js";
import { sidesOf } from "./sides.js";

test("neither the README nor a comment repeats a password of the document", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
servers:
  house: { host: 'app:s3cret@rabbit', protocol: amqp }
  street: { host: 'app:{password}@rabbit', protocol: amqp, variables: { password: { default: s3cret } } }
channels: {}
`);
  const readme = emitReadme(contract, sidesOf(contract), { name: "lamp-events", runtimeVersion: "^1.0.0" }).content;
  expect(readme).toContain("| `house` | `amqp://…@rabbit` |");
  expect(readme).toContain("| `street` | `amqp://…@rabbit`, `password` |");
  expect(readme).not.toContain("s3cret");

  const [module] = emitServers(contract);
  const docs = JSON.stringify(module?.structure, (key, value) => (key === "initializer" ? undefined : value));
  expect(docs).toContain("Broker `amqp://…@rabbit`.");
  expect(docs).not.toContain("s3cret");
});
