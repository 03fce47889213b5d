import { describe, expect, test } from "vitest";
import { loadText } from "../../test/support/load-files.js";

const documentOf = (messages: string, more = "") => `asyncapi: 3.1.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: ${messages} }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' } }
  ask: { action: send, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/On' }], reply: { channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/Off' }] } }
${more}`;
const on = "On: { payload: { type: object } }";

describe("a body that is no JSON", () => {
  test.each([
    {
      what: "leaves its message out, and what is answered with it",
      given: documentOf(`{ ${on}, Off: { contentType: avro/binary, payload: { type: object } } }`),
      want: [["tell", "On"]],
      told: ["4:84 message Off of operation tell", "4:84 message Off of operation ask"],
    },
    {
      what: "by default leaves out every operation",
      given: documentOf(`{ ${on}, Off: { payload: { type: object } } }`, "defaultContentType: application/xml\n"),
      want: [],
      told: [
        "8:1 message On of operation tell",
        "8:1 message Off of operation tell",
        "8:1 message On of operation ask",
        "8:1 message Off of operation ask",
      ],
    },
  ])("$what", async ({ given, want, told }) => {
    const { contract, diagnostics } = await loadText(given);

    expect(contract?.operations.map(({ key, messages }) => [key, ...messages.map((message) => message.key)])).toEqual(
      want,
    );
    expect(contract?.messages.map(({ key }) => key)).toEqual(["On", "Off"]);
    const found = diagnostics.filter(({ code }) => code === "content-type-not-json");
    expect(
      found.map(({ message, location }) => `${location.line}:${location.column} ${message.replace(/ has .*/, "")}`),
    ).toEqual(told);
  });
});
