import { expect, test } from "vitest";
import { complaintsAbout, contractOf } from "../../test/support/load-files.js";

const head = (messages: string): string => `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { A: { $ref: '#/components/messages/A' }, B: { $ref: '#/components/messages/B' } } }
operations:
  tell: { action: send, channel: { $ref: '#/channels/lights' } }
components:
  messageTraits:
    tenant: { headers: { type: object, required: [tenant], properties: { tenant: { type: string } } } }
  messages:
${messages}
`;

test("a header with a constant of its own tells a message apart, and need not be given", async () => {
  const { messages } = await contractOf(
    head(`    A: { headers: { type: object, required: [kind, id], properties: { kind: { const: a }, id: { type: string } } }, payload: { type: object } }
    B: { headers: { type: object, required: [kind], properties: { kind: { enum: [b] } } }, payload: { type: object } }`),
  );
  expect(messages.map(({ headerDiscriminator }) => headerDiscriminator)).toEqual([
    { name: "kind", value: "a" },
    { name: "kind", value: "b" },
  ]);
  expect(messages.map(({ headerConstants, requiredHeaders }) => ({ headerConstants, requiredHeaders }))).toEqual([
    { headerConstants: [{ name: "kind", value: "a" }], requiredHeaders: ["id"] },
    { headerConstants: [{ name: "kind", value: "b" }], requiredHeaders: [] },
  ]);
});

test("a header that another message may have as well tells nothing", async () => {
  const { messages } = await contractOf(
    head(`    A: { headers: { type: object, required: [kind], properties: { kind: { const: a } } }, payload: { type: object } }
    B: { headers: { type: object, properties: { kind: { const: b } } }, payload: { type: object } }`),
  );
  expect(messages.map(({ headerDiscriminator }) => headerDiscriminator)).toEqual([undefined, undefined]);
});

test("headers of a message and of its traits are required together as they are merged", async () => {
  const { messages } = await contractOf(
    head(`    A: { traits: [{ $ref: '#/components/messageTraits/tenant' }], headers: { type: object, properties: { own: { type: string } } }, payload: { type: object } }
    B: { payload: { type: object } }`),
  );
  expect(messages.map(({ requiredHeaders }) => requiredHeaders)).toEqual([["tenant"], []]);
});

test("a content encoding that cannot be undone is refused by name", async () => {
  const document = head(`    A: { payload: { type: object }, bindings: { amqp: { contentEncoding: zstd } } }
    B: { payload: { type: object }, bindings: { amqp: { contentEncoding: GZIP } } }`);
  const complaints = await complaintsAbout(document);
  expect(complaints).toContain('message A has the content encoding "zstd"');
  expect(complaints).not.toContain("GZIP");
});
