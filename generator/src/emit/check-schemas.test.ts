import { expect, test } from "vitest";
import { plainContract } from "../../test/plain-contract.js";
import { checkSchemas } from "./check-schemas.js";

test.each<[string, unknown, readonly (readonly [severity: string, code: string, pointer: string])[]]>([
  ["a typo in a keyword", { type: "string", minLenght: 1 }, [["error", "unknown-keyword", "/minLenght"]]],
  ["a keyword in other capitals", { type: "number", multipleof: 1 }, [["error", "unknown-keyword", "/multipleof"]]],
  ["a keyword of another dialect", { type: "string", nullable: true }, [["warning", "ignored-keyword", "/nullable"]]],
  ["an extension and annotations", { type: "string", "x-a": 1, $comment: "", readOnly: true, description: "" }, []],
  ["a type that is none", { type: "float" }, [["error", "unknown-type", "/type"]]],
  ["a pattern that is none", { type: "string", pattern: "(?i)a" }, [["error", "invalid-pattern", "/pattern"]]],
  [
    "a pattern of names that is none",
    { type: "object", patternProperties: { "[": {} } },
    [["error", "invalid-pattern", "/patternProperties/["]],
  ],
  [
    "a malformed keyword",
    { type: "object", properties: { a: { required: true } } },
    [["error", "malformed-keyword", "/properties/a/required"]],
  ],
  [
    "a schema that is itself",
    { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/A" }] },
    [["warning", "endless-schema", ""]],
  ],
  ["a schema that holds itself", { type: "array", items: { $ref: "#/components/schemas/A" } }, []],
  ["an enum without a value", { enum: [] }, [["error", "malformed-keyword", "/enum"]]],
  [
    "properties without a type",
    { properties: { a: { items: {} } } },
    [
      ["info", "type-not-said", ""],
      ["info", "type-not-said", "/properties/a"],
    ],
  ],
  ["a part that adds to a type", { type: "object", allOf: [{ properties: { a: {} } }] }, []],
  [
    "a property of every object",
    { type: "object", properties: { toString: {} } },
    [["warning", "property-of-every-object", "/properties/toString"]],
  ],
  [
    "a format that no validator checks, where it is first",
    { type: "object", properties: { a: { type: "string", format: "phone" }, b: { type: "string", format: "phone" } } },
    [["info", "format-not-checked", "/properties/a/format"]],
  ],
  ["a format that is checked", { type: "string", format: "date-time" }, []],
  ["a format that is a note", { type: "integer", format: "int64" }, []],
])("%s", (_, schema, want) => {
  const found = checkSchemas(plainContract({ schemas: { A: schema } }));
  expect(found.map(({ severity, code, location }) => [severity, code, location.pointer])).toEqual(
    want.map(([severity, code, pointer]) => [severity, code, `/components/schemas/A${pointer}`]),
  );
});

test.each([
  ["datetime", "Did you mean `date-time`?"],
  ["phone", "Say with `pattern` what has to be so."],
])("of the format %s is told what to do", (format, remedy) => {
  const schema = { type: "array", items: { type: "string", format }, contains: { type: "string", format } };
  expect(checkSchemas(plainContract({ schemas: { A: schema } }))).toMatchObject([
    { message: `the format \`${format}\` is not checked, here and in another place`, remedy },
  ]);
});
