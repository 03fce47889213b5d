import { describe, expect, test } from "vitest";
import { complaintsAbout, contractOf, loadText } from "../../test/support/load-files.js";

const documentOf = (operations: string) => `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  questions: { address: questions, messages: { Ask: { $ref: '#/components/messages/Ask' } } }
  other: { address: other, messages: { Ask: { $ref: '#/components/messages/Ask' } } }
  answers: { address: null, messages: { Light: { payload: { type: object } } } }
  silence: { address: null, messages: {} }
operations:
${operations}
components:
  messages:
    Ask: { payload: { type: object, properties: {} }, correlationId: { location: '$message.payload#/id' } }
`;

describe("an operation whose reply has no message", () => {
  const plain = documentOf("  tell: { action: send, channel: { $ref: '#/channels/other' } }");

  test.each([
    { what: "names no channel", reply: "address: { location: '$message.header#/replyTo' }" },
    { what: "names a channel without messages", reply: "channel: { $ref: '#/channels/silence' }" },
  ])("$what: it is told where, and is left out", async ({ reply }) => {
    const text = plain.replace(
      "operations:",
      `operations:\n  ask: { action: receive, channel: { $ref: '#/channels/questions' }, reply: { ${reply} } }`,
    );
    const { contract, diagnostics } = await loadText(text);

    expect(contract?.operations.map(({ key }) => key)).toEqual(["tell"]);
    expect(diagnostics.filter(({ code }) => code === "reply-without-messages")).toMatchObject([
      { severity: "warning", location: { line: 9 }, message: "the reply of operation ask has no message" },
    ]);
  });

  test("a reply with messages is none", async () => {
    const text = documentOf(
      "  ask: { action: receive, channel: { $ref: '#/channels/questions' }, reply: { channel: { $ref: '#/channels/answers' } } }",
    );
    expect((await contractOf(text)).operations[0]?.reply?.messages).toHaveLength(1);
    expect(await complaintsAbout(text)).not.toContain("has no message");
  });
});

describe("an operation whose messages expire at once", () => {
  const withExpiration = (expiration: number) =>
    documentOf(
      `  tell: { action: send, channel: { $ref: '#/channels/other' }, bindings: { amqp: { expiration: ${expiration} } } }`,
    );

  test("is told, because they are lost wherever nobody waits for them", async () => {
    const { contract, diagnostics } = await loadText(withExpiration(0));

    expect(contract?.operations[0]?.delivery).toEqual({ expirationMs: 0 });
    expect(diagnostics.filter(({ code }) => code === "expires-at-once")).toMatchObject([
      {
        severity: "warning",
        message: "messages of operation tell expire after 0 ms",
        location: { pointer: "/operations/tell/bindings/amqp/expiration" },
      },
    ]);
  });

  test("is none where they may wait", async () => {
    const { diagnostics } = await loadText(withExpiration(1));
    expect(diagnostics.filter(({ code }) => code === "expires-at-once")).toEqual([]);
  });
});

describe("an operation without messages", () => {
  test("is told with its channel, where AsyncAPI 3 has the messages", async () => {
    const { contract, diagnostics } = await loadText(
      documentOf("  hush: { action: send, channel: { $ref: '#/channels/silence' } }"),
    );
    expect(contract?.operations.map(({ key, messages }) => [key, messages])).toEqual([["hush", []]]);
    expect(diagnostics.filter(({ code }) => code === "operation-without-messages")).toMatchObject([
      {
        severity: "warning",
        message: "operation hush on channel silence has no message",
        remedy: "Give the channel `messages`, or leave the operation out.",
        location: { line: 9, pointer: "/operations/hush" },
        related: { location: { line: 7, pointer: "/channels/silence" } },
      },
    ]);
  });

  test("is told with its channel, where AsyncAPI 2 has them", async () => {
    const { diagnostics } = await loadText(`asyncapi: 2.6.0
info: { title: Lamp, version: 1.0.0 }
channels:
  silence: { publish: { operationId: hush } }
`);
    expect(diagnostics).toMatchObject([
      {
        code: "operation-without-messages",
        remedy: "Give the operation a `message`, or leave the operation out.",
        location: { pointer: "/channels/silence/publish" },
      },
    ]);
  });

  test("with messages there is nothing to tell", async () => {
    const text = documentOf("  tell: { action: send, channel: { $ref: '#/channels/other' } }");
    expect(await complaintsAbout(text)).not.toContain("has no message");
  });
});

test("a correlation id that is not used is told once, however many operations carry its message", async () => {
  const { diagnostics } = await loadText(
    documentOf(`  tell: { action: send, channel: { $ref: '#/channels/other' } }
  ask: { action: send, channel: { $ref: '#/channels/questions' }, reply: { channel: { $ref: '#/channels/answers' } } }
  again: { action: receive, channel: { $ref: '#/channels/other' }, reply: { channel: { $ref: '#/channels/answers' } } }`),
  );
  expect(diagnostics.filter(({ code }) => code === "correlation-id-not-used")).toMatchObject([
    { severity: "warning", location: { line: 14 } },
  ]);
});

test("one routing key in `cc` or `bcc` needs no list around it", async () => {
  const contract = await contractOf(`asyncapi: 2.6.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights:
    subscribe:
      bindings: { amqp: { cc: audit, bcc: [log, trace] } }
      message: { payload: { type: object } }
`);
  expect(contract.operations[0]?.delivery).toMatchObject({ cc: ["audit"], bcc: ["log", "trace"] });
});
