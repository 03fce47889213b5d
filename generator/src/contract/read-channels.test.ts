import { describe, expect, test } from "vitest";
import { contractOf, loadText } from "../../test/support/load-files.js";

const documentOf = (channel: string) => `asyncapi: 3.1.0
info: { title: Lamp, version: 1.0.0 }
channels:
  light-on: { ${channel}messages: { LightOn: { payload: { type: object } } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/light-on' } }
`;
const exchange = (type: string) =>
  `bindings: { amqp: { is: routingKey, exchange: { name: house, type: ${type} }, bindingVersion: 0.3.0 } }, `;

describe("an address that the document leaves open", () => {
  test.each([
    { what: "is a parameter", given: "", want: "{lightOnAddress}" },
    { what: "and is null", given: "address: null, ", want: "{lightOnAddress}" },
    { what: "is one at a topic exchange too", given: exchange("topic"), want: "{lightOnAddress}" },
    { what: "is nothing to a fanout exchange", given: exchange("fanout"), want: "" },
    {
      what: "is the queue that the bindings name",
      given: "bindings: { amqp: { is: queue, queue: { name: lights }, bindingVersion: 0.3.0 } }, ",
      want: "lights",
    },
  ])("$what", async ({ given, want }) => {
    const { contract, diagnostics } = await loadText(documentOf(given));

    expect(contract?.channels.map(({ address, routingKey }) => [address, routingKey])).toEqual([[null, want]]);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(
      want.startsWith("{") ? ["warning operation-without-address"] : [],
    );
  });

  test("is nobody's business where only replies go there", async () => {
    const contract = await contractOf(`asyncapi: 3.1.0
info: { title: Lamp, version: 1.0.0 }
channels:
  questions: { address: questions, messages: { Ask: { payload: { type: object } } } }
  answers: { address: null, messages: { Answer: { payload: { type: object } } } }
operations:
  ask: { action: send, channel: { $ref: '#/channels/questions' }, reply: { channel: { $ref: '#/channels/answers' } } }
`);
    expect(contract.channels.map(({ parameters }) => parameters)).toEqual([[], []]);
    expect(contract.operations[0]?.reply?.channel).toBeNull();
  });
});

test("channels whose keys differ in signs alone have names of their own", async () => {
  const contract = await contractOf(`asyncapi: 3.1.0
info: { title: Lamp, version: 1.0.0 }
channels:
  light.on: { address: a }
  light/on: { address: b }
  LightOn: { address: c }
`);
  const names = contract.channels.map(({ name }) => name);
  expect(names).toEqual([
    expect.stringMatching(/^LightOn[0-9a-z]{7}$/),
    expect.stringMatching(/^LightOn[0-9a-z]{7}$/),
    "LightOn",
  ]);
  expect(new Set(names).size).toBe(3);
});
