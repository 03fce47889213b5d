import { expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { sideContext } from "./side-context.js";
import { consumeOptions } from "./side-options.js";
import { sidesOf } from "./sides.js";

test.each([
  { keys: ["''"], docs: "bound to exchange `house`." },
  { keys: ["light.on"], docs: "bound to `light.on` of exchange `house`." },
  {
    keys: ["light.on", "light.off"],
    docs: "bound to\n- `light.on` of exchange `house`\n- `light.off` of exchange `house`",
  },
])("what a consumer's queue is bound to is told for $keys", async ({ keys, docs }) => {
  const channels = keys.map(
    (key, index) =>
      `  c${index}: { address: ${key}, messages: { On${index}: { payload: { type: object } } }, bindings: { amqp: { is: routingKey, exchange: { name: house, type: topic } } } }`,
  );
  const operations = keys.map(
    (_, index) => `  get${index}: { action: receive, channel: { $ref: '#/channels/c${index}' } }`,
  );
  const contract = await contractOf(
    [
      "asyncapi: 3.0.0",
      "info: { title: Lamp, version: 1.0.0 }",
      "channels:",
      ...channels,
      "operations:",
      ...operations,
    ].join("\n"),
  );
  const { application } = sidesOf(contract);
  const { declaration } = consumeOptions(application, sideContext(contract, [application], "index.d.ts"));

  expect(declaration?.properties?.[0]?.docs).toEqual([`A queue of this service's own: it is declared, and ${docs}`]);
});
