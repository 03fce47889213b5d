import { expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { contractOf } from "../support/load-files.js";

interface House {
  /** Of the parameter `room`. */
  readonly schema: string;
  readonly type?: "topic" | "direct";
  /** The queue that is bound to the address. */
  readonly queue?: string;
  readonly address?: string;
}

/** AsyncAPI 2 has a schema for the texts of a parameter. */
function house({ schema, type = "topic", queue = "all", address = "lights.{room}" }: House): string {
  return `asyncapi: 2.6.0
info: { title: House, version: 1.0.0 }
channels:
  ${address}:
    parameters: { room: { schema: { type: string, ${schema} } } }
    bindings: { amqp: { is: routingKey, exchange: { name: house, type: ${type} }, bindingVersion: 0.2.0 } }
    x-rabbitmq: { bindings: [{ queue: "${queue}" }] }
    subscribe: { message: { name: on, payload: { type: object, properties: { lamp: { type: integer } } } } }
`;
}

async function found(before: House, after: House) {
  const [old, changed] = await Promise.all([contractOf(house(before)), contractOf(house(after))]);
  const { changes, semver } = await judgeContracts(old, changed);
  return {
    semver,
    changes: changes.map(({ severity, rule, breaks, witness, rejectedBy, new: place }) => [
      `${severity} ${rule}: ${breaks.join(", ")}`,
      witness,
      ...(rejectedBy === undefined ? [] : [`${rejectedBy.side}: ${rejectedBy.error}`]),
      place?.pointer.replace(/^.*\/parameters/, ""),
    ]),
  };
}

const withNew = "publishers to lights.{room} with the new package";

test.each([
  {
    title: "a narrower pattern of a parameter",
    before: "pattern: '^[a-z0-9]+$'",
    after: "pattern: '^[a-z]+$'",
    want: ["lights.0", `${withNew}: the parameter "room" must match ^[a-z]+$`, "/room/schema/pattern"],
  },
  {
    title: "a pattern where any text was allowed",
    before: "",
    after: "pattern: '^[a-z]+$'",
    want: ["lights.0", `${withNew}: the parameter "room" must match ^[a-z]+$`, "/room/schema/pattern"],
  },
  {
    title: "a lower maxLength of a parameter",
    before: "maxLength: 4",
    after: "maxLength: 2",
    want: ["lights.Aa0", `${withNew}: the parameter "room" must have at most 2 characters`, "/room/schema/maxLength"],
  },
  {
    title: "a higher minLength of a parameter",
    before: "",
    after: "minLength: 3",
    want: ["lights.a", `${withNew}: the parameter "room" must have at least 3 characters`, "/room/schema/minLength"],
  },
])("$title breaks code that publishes; taken back, consumers are told of", async ({ before, after, want }) => {
  expect(await found({ schema: before }, { schema: after })).toEqual({
    semver: "major",
    changes: [["breaking parameter-narrowed: publisher-types", ...want]],
  });
  const back = await found({ schema: after }, { schema: before });
  expect(back).toMatchObject({
    semver: "minor",
    changes: [["warning parameter-widened: ", want[0], expect.stringContaining("the old package"), expect.anything()]],
  });
});

test.each([
  {
    title: "the same texts in another pattern",
    before: "pattern: '^[a-z]{2,3}$'",
    after: "pattern: '^[a-z][a-z][a-z]?$'",
  },
  {
    title: "a pattern and the lengths that follow from it",
    before: "pattern: '^[a-z]{2}$'",
    after: "pattern: '^[a-z]{2}$', maxLength: 2",
  },
  { title: "signs that a topic does not take", before: "", after: "pattern: '^[^.*#]+$'" },
  { title: "a length that no routing key has", before: "", after: "maxLength: 300" },
])("$title break nobody", async ({ before, after }) => {
  expect((await found({ schema: before }, { schema: after })).changes).toEqual([]);
});

test.each<{ title: string; given: Partial<House>; consumers: string[]; witness: string }>([
  {
    title: "a queue's name",
    given: { queue: "lights-{room}" },
    consumers: ["publishers, queued", "consumers"],
    witness: "lights.0",
  },
  {
    title: "a binding of a direct exchange",
    given: { type: "direct" },
    consumers: ["publishers", "consumers"],
    witness: "lights.0",
  },
])(
  "consumers who have to give a parameter for $title are broken by its pattern",
  async ({ given, consumers, witness }) => {
    const [wide, narrow] = [
      { ...given, schema: "pattern: '^[a-z0-9]+$'" },
      { ...given, schema: "pattern: '^[a-z]+$'" },
    ];
    const error = 'the parameter "room" must match ^[a-z]+$';

    expect((await found(wide, narrow)).changes).toEqual([
      [
        `breaking parameter-narrowed: ${consumers[0]}`,
        witness,
        `new consumers of lights.{room}: ${error}`,
        "/room/schema/pattern",
      ],
    ]);
    expect((await found(narrow, wide)).changes).toEqual([
      [
        `breaking parameter-widened: ${consumers[1]}`,
        witness,
        `old consumers of lights.{room}: ${error}`,
        "/room/schema/pattern",
      ],
    ]);
  },
);

test("a list in the place of a pattern is told once, by the routing key that nobody hears any more", async () => {
  const { changes } = await found({ schema: "pattern: '^[a-z]+$'" }, { schema: "enum: [a, b]" });
  expect(changes).toEqual([
    [
      "breaking parameter-narrowed: publishers",
      expect.stringMatching(/^lights\.[^ab]/),
      'new consumers of lights.{room}: the routing key "lights.c" is none of the address "lights.{room}"',
      "/room/schema/enum",
    ],
  ]);
});

test("a pattern that cannot be decided is not let through", async () => {
  const { changes } = await found({ schema: "pattern: '^([b-y]+)\\1z$'" }, { schema: "minLength: 3" });
  expect(changes[0]).toEqual(["undecided parameter-narrowed: publisher-types", undefined, "/room/schema"]);
});

test("a witness has texts for the other parameters that may be given too", async () => {
  const address = "lights.{room}.{lamp}";
  const two = (room: string): House => ({
    address,
    schema: `${room} } }, lamp: { schema: { type: string, minLength: 2, pattern: '^[x-z]+$'`,
  });
  const { changes } = await found(two("maxLength: 2"), two("maxLength: 1"));
  expect(changes).toMatchObject([
    ["breaking parameter-narrowed: publisher-types", "lights.aa.xx", expect.anything(), "/room/schema/maxLength"],
  ]);
});
