import { describe, expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { replay } from "../../src/diff/replay.js";
import { contractsOf, type PagePair } from "./rule-page.js";

const order = "Order: { required: [event, id, amount] }";
const plain = `components: { schemas: { ${order} } }`;
const without = `components: { messages: { OrderPlaced: { payload: null } }, schemas: { ${order} } }`;
const inside = (envelope: string) => `
components:
  messages: { OrderPlaced: { payload: { $ref: "#/components/schemas/Body" } } }
  schemas:
    ${order}
    Body:
      type: object
      required: [data]
      ${envelope}
      properties: { from: { type: string }, data: { $ref: "#/components/schemas/Order" } }`;
const wrapped = inside("");
const enveloped = inside("x-envelope: { payload: /data, fromService: /from }");

/** What is told of the wire, with both directions asked for. */
async function told({ before, after }: PagePair, severities = {}) {
  const { old, new: changed } = await contractsOf({ before, after });
  const requirements = [{ pattern: "*", requirement: "both" }] as const;
  const { changes } = await judgeContracts(old, changed, { requirements, severities });
  return changes.filter(({ severity }) => severity === "breaking");
}

describe("a payload that is another one as a whole is told once for each direction", () => {
  test.each([
    {
      title: "no longer described",
      before: plain,
      after: without,
      want: [
        "payload-forward: the payload of OrderPlaced is not described any more, and new publishers send what old consumers refuse",
      ],
    },
    {
      title: "described for the first time",
      before: without,
      after: plain,
      want: [
        "payload-backward: the payload of OrderPlaced was not described, and old publishers send what new consumers refuse",
      ],
    },
    {
      title: "inside another one",
      before: plain,
      after: wrapped,
      want: [
        "payload-backward: the payload of OrderPlaced is in the property data now, and old publishers send it where it was",
        "payload-forward: the payload of OrderPlaced is in the property data now, and old consumers look for it where it was",
      ],
    },
    {
      title: "taken out of another one",
      before: wrapped,
      after: plain,
      want: [
        "payload-backward: what was in the property data is the whole payload of OrderPlaced now, and old publishers send it where it was",
        "payload-forward: what was in the property data is the whole payload of OrderPlaced now, and old consumers look for it where it was",
      ],
    },
    {
      title: "in an envelope",
      before: plain,
      after: enveloped,
      want: ["envelope-changed: payload of OrderPlaced was at the whole body and is at /data"],
    },
    {
      title: "taken out of its envelope",
      before: enveloped,
      after: plain,
      want: ["envelope-changed: payload of OrderPlaced was at /data and is at the whole body"],
    },
  ])("$title", async ({ before, after, want }) => {
    const changes = await told({ before, after });

    expect(changes.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(want);
    for (const { witness, rejectedBy } of changes) {
      expect(witness).not.toBeUndefined();
      expect(rejectedBy?.error).toMatch(/must/);
    }
  });
});

test("properties that are changed each for itself are told each for itself", async () => {
  const other = plain.replace("required:", "properties: { id: { type: string }, amount: { type: string } }, required:");
  const changes = await told({ before: plain, after: other });

  expect(changes.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
    "payload-backward messages.OrderPlaced.payload.id",
    "payload-backward messages.OrderPlaced.payload.amount",
    "payload-forward messages.OrderPlaced.payload.id",
    "payload-forward messages.OrderPlaced.payload.amount",
  ]);
});

describe("a value inside a payload that nothing describes is told once for each direction", () => {
  const inside = (customer: string) => `
components: { schemas: { Order: { required: [event, id], properties: { customer: ${customer}, other: { type: string } } } } }`;
  const described = inside(
    "{ type: object, required: [name], properties: { name: { type: string }, zip: { type: string } } }",
  );
  const other = described.replace("other: { type: string }", "other: { type: integer }");
  const asText = "payload-backward messages.OrderPlaced.payload.other";
  const customer = "messages.OrderPlaced.payload.customer";

  test.each([
    { title: "and is described now", before: inside("{}"), after: described, want: [`payload-backward ${customer}`] },
    { title: "any more", before: described, after: inside("{ title: Who }"), want: [`payload-forward ${customer}`] },
    {
      title: "and is described now, beside what is told for itself",
      before: inside("true"),
      after: other,
      want: [`payload-backward ${customer}`, asText, asText.replace("backward", "forward")],
    },
  ])("$title", async ({ before, after, want }) => {
    expect((await told({ before, after })).map(({ rule, path }) => `${rule} ${path}`)).toEqual(want);
  });
});

test.each(["added", "dropped"] as const)(
  "a property %s that is like the payload on the other side is not taken for it while the payload's own properties stay",
  async (what) => {
    const own = "event: { const: order.placed }, id: { type: string }, amount: { type: string }";
    const history = `
components:
  schemas:
    Earlier:
      type: object
      required: [event, id]
      properties: { event: { const: order.placed }, id: { type: integer }, amount: { type: integer } }
    Order: { type: object, properties: { ${own}, earlier: { $ref: "#/components/schemas/Earlier" } } }`;
    const changes = await told(what === "added" ? { before: "{}", after: history } : { before: history, after: "{}" });

    expect(changes.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      "payload-backward messages.OrderPlaced.payload.id",
      "payload-backward messages.OrderPlaced.payload.amount",
      "payload-forward messages.OrderPlaced.payload.id",
      "payload-forward messages.OrderPlaced.payload.amount",
    ]);
  },
);

test("a text that has become one of several texts is not taken for one of them", async () => {
  const payload = (name: string) => `
components:
  messages: { OrderPlaced: { payload: { $ref: "#/components/schemas/${name}" } } }
  schemas: { Text: { type: string }, Texts: { type: object, properties: { name: { type: string } } } }`;
  const [change] = await told({ before: payload("Text"), after: payload("Texts") });

  expect(change?.message).toBe("payload must be object for new consumers, and old publishers send other values");
});

test.each(["off", "info"] as const)(
  "what follows speaks for itself where the rule that leads is %s",
  async (severity) => {
    const changes = await told({ before: plain, after: enveloped }, { "envelope-changed": severity });

    expect(changes.map(({ rule }) => rule)).toEqual(["payload-backward", "payload-forward"]);
  },
);

test("an envelope's witness is let out by the old side and refused by the new one", async () => {
  const contracts = await contractsOf({ before: plain, after: enveloped });
  const [change] = await told({ before: plain, after: enveloped });
  if (change === undefined) throw new Error("Nothing was found.");

  expect(change.breaks).toEqual(["publishers", "consumers", "queued"]);
  expect(replay(change, contracts)?.map(({ side, refusal }) => [side, refusal?.message])).toEqual([
    ["old publishers", undefined],
    ["new consumers", 'must have the property "data"'],
  ]);
});

describe("what the sending side says nothing of is told once, and not what would be refused inside it", () => {
  const lines = (schema: string) => `components: { schemas: { Order: { properties: { lines: ${schema} } } } }`;
  const line = "{ type: object, required: [n], properties: { n: { type: integer, minimum: 1 } } }";

  test.each([
    {
      title: "an element that a list does not describe",
      before: lines(`{ type: array, items: [${line}] }`),
      after: lines(`{ type: array, items: ${line} }`),
      want: ["lines.1 must be object for new consumers, and old publishers send other values"],
    },
    {
      title: "a property of publishers that no SDK binds",
      before: "channels: { orders: { x-publishers: any } }",
      after: `channels: { orders: { x-publishers: any } }\n${lines(line)}`,
      want: ["lines must be object for new consumers, and old publishers send other values"],
    },
    {
      title: "but a property that may be an object is looked into",
      before: lines(`{ type: [object, string], properties: { n: { type: integer } } }`),
      after: lines(line),
      want: [
        "lines must be object for new consumers, and old publishers send other values",
        "lines.n is required by new consumers, and old publishers send messages without it",
        "lines.n must be >= 1 for new consumers, and old publishers send other values",
      ],
    },
  ])("$title", async ({ before, after, want }) => {
    const changes = await told({ before, after });
    expect(changes.filter(({ rule }) => rule === "payload-backward").map(({ message }) => message)).toEqual(want);
  });
});
