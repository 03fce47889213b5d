import { describe, expect, test } from "vitest";
import { emittedPackage } from "../../test/import-emitted.js";
import { complaintsAbout, contractOf, loadFiles } from "../../test/support/load-files.js";
import { emitSchemaTypes } from "../emit/types/emit-schema-types.js";
import { emitValidators } from "../emit/validators/emit-validators.js";

interface Given {
  /** What stands beside the alternatives. */
  readonly discriminator: string;
  readonly alternatives?: string;
  readonly kind?: string;
  readonly version?: string;
}

const both = "[{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]";

function documentOf({
  discriminator,
  alternatives = `oneOf: ${both}`,
  kind = "{ type: string }",
  version = "3.0.0",
}: Given) {
  const format = `schemaFormat: application/vnd.oai.openapi;version=${version}`;
  return `asyncapi: 3.0.0
info: { title: Zoo, version: 1.0.0 }
components:
  messages: { Told: { payload: { ${format}, schema: { $ref: '#/components/schemas/Pet' } } } }
  schemas:
    Pet: { ${format}, schema: { ${alternatives}, discriminator: ${discriminator} } }
    Cat: { ${format}, schema: { type: object, required: [kind], properties: { kind: ${kind}, lives: { type: integer } } } }
    Dog: { ${format}, schema: { type: object, required: [kind], properties: { kind: ${kind}, bark: { type: boolean } } } }
`;
}

const mapping = "{ propertyName: kind, mapping: { cat: '#/components/schemas/Cat', kitten: Cat, dog: Dog } }";

describe("the discriminator of OpenAPI selects the alternative", () => {
  test.each([
    {
      how: "by its mapping",
      given: { discriminator: mapping },
      accepted: ["cat", "kitten", "dog"],
      refused: ["Cat", "pig"],
    },
    {
      how: "by its mapping, in OpenAPI 3.1",
      given: { discriminator: mapping, version: "3.1.0" },
      accepted: ["cat", "dog"],
      refused: ["Cat", "pig"],
    },
    {
      how: "by its mapping, where several might fit",
      given: { discriminator: mapping, alternatives: `anyOf: ${both}` },
      accepted: ["cat", "dog"],
      refused: ["pig"],
    },
    {
      how: "by the names of schemas that the mapping leaves out",
      given: { discriminator: "{ propertyName: kind, mapping: { cat: Cat } }" },
      accepted: ["cat", "Dog"],
      refused: ["Cat", "dog"],
    },
    {
      how: "by what the schemas say themselves",
      given: {
        discriminator: "{ propertyName: kind }",
        kind: "{ type: string, enum: [pet] }",
        alternatives: `anyOf: ${both}`,
      },
      accepted: ["pet"],
      refused: ["Cat"],
    },
  ])("$how", async ({ given, accepted, refused }) => {
    const text = documentOf(given);
    expect(await complaintsAbout(text)).toBe("");
    const { isPet } = await emittedPackage(emitValidators(await contractOf(text)))("validators/index.js");
    const isAccepted = (kind: string): boolean => (isPet as (value: unknown) => boolean)({ kind });

    expect([accepted.filter(isAccepted), refused.filter(isAccepted)]).toEqual([accepted, []]);
  });

  test("and TypeScript tells them apart by it", async () => {
    const types = await emitSchemaTypes(await contractOf(documentOf({ discriminator: mapping })), { openTypes: true });
    const pet = types.find(({ path }) => path === "schemas/pet.d.ts")?.content;
    expect(pet).toContain('kind: "dog";');
  });

  test("of a file of its own", async () => {
    const { diagnostics, contract } = await loadFiles({
      "asyncapi.yaml": `asyncapi: 3.0.0
info: { title: Zoo, version: 1.0.0 }
components: { messages: { Told: { payload: { schemaFormat: application/vnd.oai.openapi;version=3.0.0, schema: { $ref: 'pets.yaml#/Pet' } } } } }
`,
      "pets.yaml": `Pet: { oneOf: [{ $ref: '#/Cat' }, { $ref: dog.yaml }], discriminator: { propertyName: kind, mapping: { c: '#/Cat', d: dog.yaml } } }
Cat: { type: object, properties: { kind: { type: string } } }
`,
      "dog.yaml": "{ type: object, properties: { kind: { type: string } } }",
    });
    expect(diagnostics).toEqual([]);
    expect(contract?.schemas.get(contract.messages[0]?.body ?? "")).toEqual({
      oneOf: [
        {
          allOf: [
            { $ref: "pets.yaml#/Cat" },
            { type: "object", required: ["kind"], properties: { kind: { const: "c" } } },
          ],
        },
        {
          allOf: [{ $ref: "dog.yaml#" }, { type: "object", required: ["kind"], properties: { kind: { const: "d" } } }],
        },
      ],
    });
  });
});

test.each([
  {
    what: "without alternatives",
    given: { discriminator: "{ propertyName: kind }", alternatives: "type: object" },
    want: "the `discriminator` of an OpenAPI schema is not kept",
  },
  {
    what: "of alternatives without names",
    given: { discriminator: "{ propertyName: kind }", alternatives: "oneOf: [{ type: object }, { type: object }]" },
    want: "the `discriminator` of an OpenAPI schema is not kept",
  },
  {
    what: "that maps to none of them",
    given: { discriminator: "{ propertyName: kind, mapping: { cat: Cat, dog: Dog, pig: Pig } }" },
    want: 'the `discriminator` maps "pig" to `Pig`, which is none of the alternatives',
  },
])("a discriminator $what is told", async ({ given, want }) => {
  expect(await complaintsAbout(documentOf(given))).toContain(want);
});
