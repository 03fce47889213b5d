import { expect, test } from "vitest";
import { loadText } from "../../test/support/load-files.js";

interface Given {
  readonly address: string;
  readonly room?: string;
  readonly exchange?: string;
}

async function told({ address, room = "{}", exchange = "topic" }: Given) {
  const { diagnostics } = await loadText(`asyncapi: 3.0.0
info: { title: House, version: 1.0.0 }
channels:
  lights:
    address: '${address}'
    parameters: { room: ${room} }
    bindings: { amqp: { is: routingKey, exchange: { name: house, type: ${exchange} } } }
    messages: { On: { payload: { type: object } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' } }
`);
  return diagnostics
    .filter(({ code }) => code === "parameter-value-not-sendable")
    .map(({ severity, message, location }) => `${location.line} ${severity} ${message}`);
}

test.each([
  {
    what: "words and signs of a topic exchange",
    given: { address: "light.{room}", room: "{ enum: [hall, a.b, '#', ''] }" },
    want: [
      '6 warning the value "a.b" of parameter room of channel lights cannot be sent',
      '6 warning the value "#" of parameter room of channel lights cannot be sent',
      '6 warning the value "" of parameter room of channel lights cannot be sent',
    ],
  },
  {
    what: "a default that would change the route",
    given: { address: "light.{room}", room: "{ default: '*' }" },
    want: ['6 warning the value "*" of parameter room of channel lights cannot be sent'],
  },
  { what: "words where they are the whole address", given: { address: "{room}", room: "{ enum: [a.b] }" }, want: [] },
  {
    what: "words where no exchange reads them",
    given: { address: "light.{room}", room: "{ enum: [a.b, '#', ''] }", exchange: "direct" },
    want: ['6 warning the value "" of parameter room of channel lights cannot be sent'],
  },
])("of the values of a parameter: $what", async ({ given, want }) => {
  expect(await told(given)).toEqual(want);
});
