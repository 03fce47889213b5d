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

async function examplesOf(document: string): Promise<readonly string[]> {
  const contract = await contractOf(document);
  const readme = emitReadme(contract, sidesOf(contract), { name: "lamp-events", runtimeVersion: "^1.0.0" }).content;
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
}

function documentOf(payload: string, examples = ""): string {
  return `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0, description: '' }
channels:
  lights: { address: lights, messages: { On: { payload: ${payload}${examples} } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' } }
`;
}

test.each([
  {
    what: "the document's example",
    document: documentOf(
      "{ type: object, properties: { n: { type: integer } } }",
      ", examples: [{ payload: { n: 7 } }]",
    ),
    line: "await lamp.publishOn({ n: 7 });",
  },
  {
    what: "a value of the schema, where the example has a property that publishers may not send",
    document: documentOf(
      "{ type: object, required: [n], properties: { n: { type: integer } } }",
      ", examples: [{ payload: { n: 7, m: 1 } }]",
    ),
    line: "await lamp.publishOn({ n: 1 });",
  },
  {
    what: "a value of the schema, where the example breaks it",
    document: documentOf(
      "{ type: object, required: [n], properties: { n: { type: integer } } }",
      ", examples: [{ payload: { n: x } }]",
    ),
    line: "await lamp.publishOn({ n: 1 });",
  },
  {
    what: "a constant of the reader's own, where no value comes to mind",
    document: documentOf("{ type: object, required: [n], properties: { n: { type: string, pattern: '^x{7}y$' } } }"),
    line: "declare const event: OnMessage;",
  },
])("an example shows $what", async ({ document, line }) => {
  const [application = ""] = await examplesOf(document);
  expect(application.split("\n")).toContain(line);
});

test("a description without a word is no paragraph", async () => {
  const contract = await contractOf(documentOf("{ type: object }"));
  const readme = emitReadme(contract, sidesOf(contract), { name: "lamp-events", runtimeVersion: "^1.0.0" }).content;
  expect(readme).toContain("# lamp-events\n\nTyped events of Lamp over RabbitMQ.\n\n");
});

test("a service that is called like a word of JavaScript has a variable all the same", async () => {
  const [application] = await examplesOf(documentOf("{ type: object }").replace("title: Lamp", "title: Delete"));
  expect(application).toContain("await using delete_ = await connectDelete();");
});
