import { expect, test } from "vitest";
import { contractOf } from "../../../test/support/load-files.js";
import { emitReadme } from "./emit-readme.js";
import { sidesOf } from "./sides.js";

test("a routing key is not called a queue", async () => {
  const contract = await contractOf(`asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0, description: 'Answers with \`<command>.result\` & <b>.' }
channels:
  lights: { address: light.on, messages: { On: { payload: { type: object } } }, bindings: { amqp: { is: routingKey, exchange: { name: house, type: topic } } } }
  all: { address: '', messages: { On: { payload: { type: object } } }, bindings: { amqp: { is: routingKey, exchange: { name: news, type: fanout } } } }
  log: { address: log, messages: { On: { payload: { type: object } } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' } }
  shout: { action: send, channel: { $ref: '#/channels/all' } }
  note: { action: send, channel: { $ref: '#/channels/log' } }
`);
  const readme = emitReadme(contract, sidesOf(contract), { name: "lamp-events", runtimeVersion: "^1.0.0" }).content;

  expect([...readme.matchAll(/ ([^|]*) \|$/gm)].map(([, cell]) => cell).slice(-3)).toEqual([
    "routing key `light.on` of exchange `house`",
    "exchange `news`",
    "`log`",
  ]);
  expect(readme).toContain("\nAnswers with `<command>.result` &amp; &lt;b>.\n");
});
