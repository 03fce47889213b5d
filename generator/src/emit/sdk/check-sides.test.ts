import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../contract/diagnostic.js";
import { loadContract } from "../../document/load-contract.js";
import { checkSides } from "./check-sides.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "eventwright-sides-"));
});
afterAll(() => rm(cwd, { recursive: true }));

const sound = `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { LightOn: { $ref: '#/components/messages/LightOn' }, LightOff: { $ref: '#/components/messages/LightOff' } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' } }
components:
  messages:
    LightOn: { name: light.on, payload: { type: object } }
    LightOff: { name: light.off, payload: { type: object } }
`;

async function check(document: string): Promise<readonly Diagnostic[]> {
  await writeFile(join(cwd, "asyncapi.yaml"), document);
  const { contract, diagnostics } = await loadContract({ input: "asyncapi.yaml", cwd });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (contract === undefined) throw new Error("The document is not sound.");
  return checkSides(contract);
}

const withParameter = sound.replace(
  "address: lights,",
  "address: 'lights.{room}', parameters: { room: { description: Where. } },",
);
const again =
  "  again: { action: send, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOn' }] }";
const withLine = (after: string, line: string): string => sound.replace(after, `${after}\n${line}`);

describe("what the package could not be is told with its place", { timeout: 60_000 }, () => {
  test.each([
    { what: "a sound document", given: sound },
    { what: "an address with parameters", given: withParameter },
    {
      what: "an exchange without a queue",
      given: sound.replace(
        "address: lights,",
        "address: lights, bindings: { amqp: { is: routingKey, exchange: { name: house, type: topic }, bindingVersion: 0.3.0 } },",
      ),
    },
    {
      what: "a reply to an address that stands in the request's body",
      given: withLine(
        "operations:",
        "  ask: { action: send, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOff' }], reply: { address: { location: '$message.payload#/back' }, channel: { $ref: '#/channels/answers' } } }",
      ).replace(
        "operations:",
        "  answers: { address: null, messages: { Answer: { payload: { type: object } } } }\noperations:",
      ),
    },
  ])("nothing of $what", async ({ given }) => {
    expect(await check(given)).toEqual([]);
  });

  test.each([
    {
      what: "two messages of one name on the wire",
      given: sound
        .replace("LightOff: { name: light.off", "LightOff: { name: LightOn")
        .replace("name: light.on", "name: LightOn"),
      want: {
        code: "message-name-shared",
        severity: "info",
        consequence: expect.stringContaining('"LightOff"'),
        location: { line: 10 },
        related: { location: { line: 9 } },
      },
    },
    {
      what: "one message sent twice through one channel, in one manner",
      given: withLine("operations:", again),
      want: {
        code: "message-sent-twice",
        severity: "info",
        consequence: "publishLightOn() stands for all of them, and sends the message there once.",
        location: { line: 7 },
        related: { location: { line: 6 } },
      },
    },
    {
      what: "a queue that is acknowledged in part",
      given: withLine(
        "operations:",
        [
          "  hear: { action: receive, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOn' }] }",
          "  obey: { action: receive, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOff' }], bindings: { amqp: { ack: false } } }",
        ].join("\n"),
      ),
      want: {
        code: "acknowledged-in-part",
        severity: "warning",
        location: { line: 7 },
        related: { location: { line: 6 } },
      },
    },
    {
      what: "a reply with headers that nobody can give",
      given: withLine(
        "operations:",
        "  ask: { action: send, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOff' }], reply: { channel: { $ref: '#/channels/answers' } } }",
      ).replace(
        "operations:",
        "  answers: { address: null, messages: { Answer: { headers: { type: object, required: [tenant] }, payload: { type: object } } } }\noperations:",
      ),
      want: { code: "reply-needs-headers", severity: "error", location: { line: 5 } },
    },
    {
      what: "a reply to a queue for replies alone",
      given: withLine(
        "operations:",
        "  ask: { action: send, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOff' }], reply: { channel: { $ref: '#/channels/answers' } } }",
      ).replace(
        "operations:",
        "  answers: { address: answers, messages: { Answer: { payload: { type: object } } } }\noperations:",
      ),
      want: { code: "reply-queue-of-one-requester", severity: "warning", location: { line: 7 } },
    },
    {
      what: "a reply to a queue that other messages are in",
      given: withLine(
        "operations:",
        "  ask: { action: send, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOff' }], reply: { channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOn' }] } }",
      ),
      want: { code: "reply-address-not-used", severity: "warning", location: { line: 6 } },
    },
  ])("$what", async ({ given, want }) => {
    expect(await check(given)).toMatchObject([want]);
  });

  test("an address that many operations have for their replies is told once", async () => {
    const operations = ["a", "b", "c"].map(
      (key) =>
        `  ${key}: { action: receive, channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOff' }], reply: { channel: { $ref: '#/channels/lights' }, messages: [{ $ref: '#/channels/lights/messages/LightOn' }] } }`,
    );
    expect(await check(withLine("operations:", operations.join("\n")))).toMatchObject([
      {
        code: "reply-address-not-used",
        location: { line: 6 },
        message: '3 operations ("a", "b" and "c") name an address for their replies that is no queue for them alone',
      },
    ]);
  });
});
