import { expect, test } from "vitest";
import { complaintsAbout, contractOf } from "../../test/support/load-files.js";

interface Given {
  readonly location: string;
  readonly payload?: string;
  readonly headers?: string;
  /** Further operations. */
  readonly more?: string;
}

function documentOf({ location, payload = "{ type: object }", headers, more = "" }: Given): string {
  return `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { Ask: { $ref: '#/components/messages/Ask' } } }
  other: { address: other, messages: { Ask: { $ref: '#/components/messages/Ask' } } }
  answers: { address: null, messages: { Light: { $ref: '#/components/messages/Light' }, Ask: { $ref: '#/components/messages/Ask' } } }
operations:
  ask:
    action: send
    channel: { $ref: '#/channels/lights' }
    reply: { address: { location: '${location}' }, channel: { $ref: '#/channels/answers' }, messages: [{ $ref: '#/channels/answers/messages/Light' }] }
${more}
components:
  messages:
    Light: { payload: { type: object } }
    Ask:
      payload: ${payload}
${headers === undefined ? "" : `      headers: ${headers}`}
`;
}

const asked = "{ type: object, required: [to], properties: { to: { type: string } } }";
const envelope = `{ type: object, x-envelope: { payload: /event }, properties: { event: ${asked}, meta: { type: object, properties: { to: { type: string } } } } }`;

const places = [
  {
    given: "a property of the body",
    document: { location: "$message.payload#/to", payload: asked },
    want: { place: { in: "body", path: ["to"] }, filledIn: [["to"]] },
  },
  {
    given: "a property that nobody has to give",
    document: { location: "$message.payload#/to", payload: "{ type: object, properties: { to: { type: string } } }" },
    want: { place: { in: "body", path: ["to"] }, filledIn: [] },
  },
  {
    given: "a property of a property",
    document: {
      location: "$message.payload#/reply/to",
      payload: `{ type: object, properties: { reply: { allOf: [${asked}] } } }`,
    },
    want: { place: { in: "body", path: ["reply", "to"] }, filledIn: [["reply", "to"]] },
  },
  {
    given: "the event of an envelope",
    document: { location: "$message.payload#/event/to", payload: envelope },
    want: { place: { in: "body", path: ["event", "to"] }, filledIn: [["to"]] },
  },
  {
    given: "what stands around the event",
    document: { location: "$message.payload#/meta/to", payload: envelope },
    want: { place: { in: "body", path: ["meta", "to"] }, filledIn: [] },
  },
  {
    given: "a body that may be anything",
    document: { location: "$message.payload#/to" },
    want: { place: { in: "body", path: ["to"] }, filledIn: [] },
  },
  {
    given: "a header of which nothing is said",
    document: { location: "$message.header#/answer-to" },
    want: { place: { in: "headers", path: ["answer-to"] }, filledInHeaders: [], requiredHeaders: [] },
  },
  {
    given: "a required header",
    document: { location: "$message.header#/to", headers: asked },
    want: { place: { in: "headers", path: ["to"] }, filledInHeaders: [["to"]], requiredHeaders: [] },
  },
  {
    given: "a described header that is called like AMQP's own property",
    document: {
      location: "$message.header#/replyTo",
      headers: "{ type: object, properties: { replyTo: { type: string } } }",
    },
    want: { place: { in: "headers", path: ["replyTo"] }, filledInHeaders: [] },
  },
  {
    given: "AMQP's own property, where headers are not described",
    document: { location: "$message.header#/replyTo" },
    want: { place: undefined, filledInHeaders: [] },
  },
  {
    given: "AMQP's own property, where other headers are described",
    document: { location: "$message.header#/reply_to", headers: asked },
    want: { place: undefined, filledInHeaders: [], requiredHeaders: ["to"] },
  },
];
test.each(places)("a reply address may stand in $given", async ({ document, want: { place, ...want } }) => {
  const { operations, messages } = await contractOf(documentOf(document));
  const ask = messages.find(({ key }) => key === "Ask");
  expect(ask).toMatchObject(want);
  expect([...(operations[0]?.reply?.addressPlaces ?? [])]).toEqual(place === undefined ? [] : [[ask, place]]);
  expect(await complaintsAbout(documentOf(document))).not.toContain("reply address");
});

const alsoSent = [
  { given: "as an event", more: "  tell: { action: send, channel: { $ref: '#/channels/other' } }" },
  {
    given: "as a request whose address is elsewhere",
    more: "  again: { action: receive, channel: { $ref: '#/channels/other' }, reply: { address: { location: '$message.header#/replyTo' }, messages: [{ $ref: '#/channels/answers/messages/Light' }] } }",
  },
  {
    given: "as a reply",
    more: "  again: { action: send, channel: { $ref: '#/channels/other' }, reply: { address: { location: '$message.payload#/to' }, channel: { $ref: '#/channels/answers' }, messages: [{ $ref: '#/channels/answers/messages/Ask' }] } }",
  },
];
test.each(alsoSent)("a message that is sent $given too has to be given what its schema requires", async ({ more }) => {
  const { messages } = await contractOf(documentOf({ location: "$message.payload#/to", payload: asked, more }));
  expect(messages.find(({ key }) => key === "Ask")?.filledIn).toEqual([]);
});

const unusable = [
  {
    given: "where a number stands",
    document: {
      location: "$message.payload#/to",
      payload: "{ type: object, properties: { to: { type: integer } } }",
    },
    why: "where its schema does not allow any text",
  },
  {
    given: "where some texts alone may stand",
    document: {
      location: "$message.header#/to",
      headers: "{ type: object, required: [to], properties: { to: { enum: [a, b] } } }",
    },
    why: "where its schema does not allow any text",
  },
  {
    given: "that is not described",
    document: { location: "$message.payload#/other", payload: asked },
    why: "which its schema does not describe",
  },
  {
    given: "that routes copies",
    document: { location: "$message.header#/CC" },
    why: "which its schema does not describe",
  },
];
test.each(unusable)("a reply address $given is left to the requester, and told", async ({ document, why }) => {
  expect(await complaintsAbout(documentOf(document))).toMatch(
    new RegExp(
      `:11:\\d+\\s+warning\\s+operation ask has the reply address of message Ask at "\\${document.location}", ${why}`,
    ),
  );
  const { operations, messages } = await contractOf(documentOf(document));
  expect(operations[0]?.reply).not.toHaveProperty("addressPlaces");
  expect(messages.find(({ key }) => key === "Ask")).toMatchObject({ filledIn: [], filledInHeaders: [] });
});
