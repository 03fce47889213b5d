import { expect, test } from "vitest";
import { complaintsAbout, contractOf } from "../../test/support/load-files.js";

interface Given {
  readonly location: string;
  readonly payload?: string;
  readonly headers?: string;
  readonly reply?: boolean;
}

function documentOf({ location, payload = "{ type: object }", headers, reply = false }: Given): string {
  return `asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels:
  lights: { address: lights, messages: { Light: { $ref: '#/components/messages/Light' } } }
operations:
  tell:
    action: send
    channel: { $ref: '#/channels/lights' }
${reply ? "    reply: { address: { location: '$message.header#/replyTo' }, messages: [{ $ref: '#/channels/lights/messages/Light' }] }" : ""}
components:
  correlationIds: { theirs: { location: '${location}' } }
  messages:
    Light:
      correlationId: { $ref: '#/components/correlationIds/theirs' }
      payload: ${payload}
${headers === undefined ? "" : `      headers: ${headers}`}
`;
}

const traced = "{ type: object, required: [id], properties: { id: { type: string } } }";
const envelope = `{ type: object, x-envelope: { payload: /event }, properties: { event: ${traced}, meta: { type: object, properties: { id: { type: string } } } } }`;

const places = [
  {
    given: "a property of the body",
    document: { location: "$message.payload#/id", payload: traced },
    want: { correlationPlace: { in: "body", path: ["id"] }, filledIn: [["id"]] },
  },
  {
    given: "a property that nobody has to give",
    document: { location: "$message.payload#/id", payload: "{ type: object, properties: { id: { type: string } } }" },
    want: { correlationPlace: { in: "body", path: ["id"] }, filledIn: [] },
  },
  {
    given: "a property of a property",
    document: {
      location: "$message.payload#/meta/id",
      payload: `{ type: object, properties: { meta: { allOf: [${traced}] } } }`,
    },
    want: { correlationPlace: { in: "body", path: ["meta", "id"] }, filledIn: [["meta", "id"]] },
  },
  {
    given: "the event of an envelope",
    document: { location: "$message.payload#/event/id", payload: envelope },
    want: { correlationPlace: { in: "body", path: ["event", "id"] }, filledIn: [["id"]] },
  },
  {
    given: "what stands around the event",
    document: { location: "$message.payload#/meta/id", payload: envelope },
    want: { correlationPlace: { in: "body", path: ["meta", "id"] }, filledIn: [] },
  },
  {
    given: "a body that may be anything",
    document: { location: "$message.payload#/id" },
    want: { correlationPlace: { in: "body", path: ["id"] }, filledIn: [] },
  },
  {
    given: "a header of which nothing is said",
    document: { location: "$message.header#/x-trace" },
    want: { correlationPlace: { in: "headers", path: ["x-trace"] }, filledInHeaders: [], requiredHeaders: [] },
  },
  {
    given: "a required header",
    document: { location: "$message.header#/id", headers: traced },
    want: { correlationPlace: { in: "headers", path: ["id"] }, filledInHeaders: [["id"]], requiredHeaders: [] },
  },
  {
    given: "AMQP's own property",
    document: { location: "$message.header#/correlation_id", headers: traced },
    want: { correlationPlace: undefined, filledInHeaders: [], requiredHeaders: ["id"] },
  },
  {
    given: "a described header that is called like AMQP's own property",
    document: {
      location: "$message.header#/correlationId",
      headers: "{ type: object, properties: { correlationId: { type: string, format: uuid } } }",
    },
    want: { correlationPlace: { in: "headers", path: ["correlationId"] } },
  },
];
test.each(places)("a correlation id may stand in $given", async ({ document, want }) => {
  const { messages } = await contractOf(documentOf(document));
  expect(messages[0]).toMatchObject(
    Object.fromEntries(Object.entries(want).filter(([, value]) => value !== undefined)),
  );
  if ("correlationPlace" in want && want.correlationPlace === undefined) {
    expect(messages[0]).not.toHaveProperty("correlationPlace");
  }
});

test("one that a trait gives is a message's own", async () => {
  const { messages } = await contractOf(
    documentOf({ location: "$message.payload#/id", payload: traced }).replace(
      "correlationId: { $ref: '#/components/correlationIds/theirs' }",
      "traits: [{ correlationId: { $ref: '#/components/correlationIds/theirs' } }]",
    ),
  );
  expect(messages[0]?.correlationPlace).toEqual({ in: "body", path: ["id"] });
});

const ofNumber = "{ type: object, properties: { id: { type: integer } } }";
const unusable = [
  { given: "where a number stands", location: "$message.payload#/id", payload: ofNumber },
  {
    given: "where null alone may stand",
    location: "$message.payload#/id",
    payload: ofNumber.replace("integer", '"null"'),
  },
  {
    given: "where one text alone may stand",
    location: "$message.payload#/id",
    payload: ofNumber.replace("type: integer", "const: a"),
  },
  {
    given: "where numbers of two kinds may stand",
    location: "$message.payload#/id",
    payload: ofNumber.replace("type: integer", "oneOf: [{ type: integer }, { type: number }]"),
  },
];
test.each(unusable)("a correlation id $given is left to whoever sends the message, and told", async (given) => {
  const complaints = await complaintsAbout(documentOf({ ...given, reply: true }));
  expect(complaints).toMatch(
    /warning\s+message Light has its correlation id at "\$message.payload#\/id", where its schema does not allow any text/,
  );
  const { messages } = await contractOf(documentOf(given));
  expect(messages[0]).not.toHaveProperty("correlationPlace");
  expect(messages[0]?.filledIn).toEqual([]);
});

const notDescribed = [
  { given: "that is not described", location: "$message.payload#/other", payload: traced },
  { given: "below what is not described", location: "$message.payload#/other/id", payload: traced },
  { given: "that is the whole body", location: "$message.payload#" },
  { given: "that routes copies", location: "$message.header#/CC" },
];
test.each(notDescribed)("a correlation id $given is told, where requests are", async (given) => {
  expect(await complaintsAbout(documentOf({ ...given, reply: true }))).toMatch(
    /warning\s+message Light has its correlation id at .*, which its schema does not describe/,
  );
  expect(await complaintsAbout(documentOf(given))).not.toContain("warning  message Light has its correlation");
});

test("of messages that share a schema, a publisher gives what one of them needs", async () => {
  const { messages } = await contractOf(`asyncapi: 3.0.0
info: { title: Lamp, version: 1.0.0 }
channels: { lights: { address: lights, messages: { A: { $ref: '#/components/messages/A' }, B: { $ref: '#/components/messages/B' } } } }
operations: { tell: { action: send, channel: { $ref: '#/channels/lights' } } }
components:
  schemas: { Light: { type: object, required: [kind, id], properties: { kind: { const: light }, id: { type: string } } } }
  messages:
    A: { correlationId: { location: '$message.payload#/id' }, payload: { $ref: '#/components/schemas/Light' } }
    B: { payload: { $ref: '#/components/schemas/Light' } }
`);
  expect(messages.map(({ filledIn }) => filledIn)).toEqual([[["kind"]], [["kind"]]]);
  expect(messages[0]?.correlationPlace).toEqual({ in: "body", path: ["id"] });
});
