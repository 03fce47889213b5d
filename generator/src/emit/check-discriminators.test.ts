import { expect, test } from "vitest";
import { plainContract } from "../../test/plain-contract.js";
import { checkSchemas } from "./check-schemas.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

function animal(kind: unknown, base?: string) {
  const own = { type: "object", properties: { kind } };
  return base === undefined ? { ...own, required: ["kind"] } : { allOf: [ref(base), own] };
}

const base = { ...animal(text), discriminator: "kind" };
const cat = animal({ const: "cat" });
const dog = animal({ enum: ["dog", "puppy"] });

function complaints(schemas: Readonly<Record<string, unknown>>, messages: readonly string[] = []) {
  const contract = plainContract({ schemas, messages: messages.map((schema) => ({ schema })) });
  return checkSchemas(contract).filter(({ code }) => code === "discriminator-not-enforced");
}

test.each([
  {
    what: "alternatives without values of their own",
    schemas: {
      Pet: { oneOf: [ref("Cat"), ref("Dog"), { type: "object" }], discriminator: "kind" },
      Cat: cat,
      Dog: animal(text),
    },
    want: "the `discriminator` `kind` has no value of its own in Dog and the alternative 3",
  },
  {
    what: "a value that all alternatives share",
    schemas: {
      Pet: { ...animal({ enum: ["cat", "dog"] }), anyOf: [ref("Cat"), ref("Dog")], discriminator: "kind" },
      Cat: animal(true, "Pet"),
      Dog: animal(true, "Pet"),
    },
    want: "the `discriminator` `kind` has no value of its own in Cat and Dog",
  },
  {
    what: "alternatives below a property",
    schemas: {
      Home: { type: "object", properties: { pet: { oneOf: [ref("Cat")], discriminator: "kind" } } },
      Cat: animal(text),
    },
    at: "Home/properties/pet",
    want: "the `discriminator` `kind` has no value of its own in Cat",
  },
  {
    what: "a base whose extensions have no values",
    schemas: { Pet: base, Cat: animal({}, "Pet"), Dog: animal({ const: "dog" }, "Pet") },
    want: "the `discriminator` `kind` of Pet stands for the schemas that extend it: Cat and Dog",
    consequence: "It is not enforced: any `kind` is accepted in Cat.",
    remedy: "Give `kind` a `const` in each of them, with what is really sent.",
  },
  {
    what: "a base that stands for any of its extensions",
    schemas: { Pet: base, Cat: animal({ const: "cat" }, "Pet") },
    messages: ["Pet"],
    want: "the `discriminator` `kind` of Pet stands for the schemas that extend it: Cat",
    consequence: "It is not enforced: where Pet itself is meant, only what it says itself counts.",
    remedy: "Refer to a `oneOf` of them instead of Pet.",
  },
  {
    what: "a base in an allOf that adds a description",
    schemas: {
      Pet: base,
      Cat: animal({ const: "cat" }, "Pet"),
      Home: { type: "object", properties: { pet: { allOf: [ref("Pet")] } } },
    },
    want: "the `discriminator` `kind` of Pet stands for the schemas that extend it: Cat",
  },
])(
  "it is told that nothing holds to a discriminator: $what",
  ({ what: _, schemas, messages, at = "Pet", want, ...rest }) => {
    const found = complaints(schemas, messages);
    expect(found).toMatchObject([
      { severity: "warning", message: want, location: { pointer: `/components/schemas/${at}/discriminator` }, ...rest },
    ]);
  },
);

test.each([
  {
    what: "the alternatives say the values",
    schemas: { Pet: { oneOf: [ref("Cat"), ref("Dog")], discriminator: "kind" }, Cat: cat, Dog: dog },
  },
  {
    what: "the extensions say the values, and only they are meant",
    schemas: {
      Pet: base,
      Cat: animal({ const: "cat" }, "Pet"),
      Home: { type: "object", properties: { pet: { oneOf: [ref("Cat")] } } },
    },
  },
  {
    what: "an extension of an extension says the value for it",
    schemas: { Pet: base, Cat: animal({ const: "cat" }, "Pet"), Lion: { allOf: [ref("Cat")] } },
  },
  {
    what: "nothing extends the schema",
    schemas: { Pet: base, Home: { type: "object", properties: { pet: ref("Pet") } } },
  },
  { what: "the schema has one value", schemas: { Pet: { ...cat, discriminator: "kind" }, Lion: animal({}, "Pet") } },
])("nothing is told where $what", ({ schemas }) => {
  expect(complaints(schemas)).toEqual([]);
});
