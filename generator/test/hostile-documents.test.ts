import { describe, expect, test } from "vitest";
import { emitSchemaTypes } from "../src/emit/types/emit-schema-types.js";
import { emitValidators } from "../src/emit/validators/emit-validators.js";
import type { GeneratedFile } from "../src/output/generated-file.js";
import { compileDeclarations } from "./compile-declarations.js";
import { emittedPackage } from "./import-emitted.js";
import { plainContract } from "./plain-contract.js";

/** Texts that end a string, a comment, a template or a line, and then run. */
const hostileTexts = [
  '"; globalThis.hacked = true; "',
  "'; globalThis.hacked = true; '",
  "`; globalThis.hacked = true; `",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the point.
  "${globalThis.hacked = true}",
  "*/ globalThis.hacked = true; /*",
  "\n globalThis.hacked = true; //",
  "\r globalThis.hacked = true; //",
  "\u2028 globalThis.hacked = true; //",
  "\u2029 globalThis.hacked = true; //",
  "\\",
  '\\"',
  "</script>",
  "]]; globalThis.hacked = true; [[",
  "__proto__",
  "constructor",
  "toString",
  "schemaPath:",
  'schemaPath:"#/a"',
  'require("node:fs")',
  "require",
  "schema0.properties",
  "const schema0 = 1;",
  'const func0 = require("x").default;',
  "validate0",
  "call0",
  "export default validate0;",
  '{instancePath="", parentData, parentDataProperty, rootData=data}={}',
  "}",
  "{",
  "@deprecated",
  "\0",
  "\ud800",
  "",
];

/** A document where one text stands everywhere that a text can stand. Written as JSON, so that `__proto__` is a key. */
function documentWith(text: string): Readonly<Record<string, unknown>> {
  const escaped = text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  const schemas = [
    ["Constant", { const: text, description: text, title: text }],
    ["Listed", { enum: [text, [text], [[text, 1]]], examples: [text], default: text }],
    [
      "Keyed",
      { type: "object", properties: [[text, { type: "string", const: text, description: text }]], required: [text] },
    ],
    [
      "Closed",
      { type: "object", properties: [[text, { type: "number", deprecated: true }]], additionalProperties: false },
    ],
    ["Patterned", { type: "string", pattern: `^${escaped}$` }],
    ["KeyPatterned", { type: "object", patternProperties: [[`^${escaped}`, { type: "number" }]] }],
    ["Object", { const: [[text, text]] }],
    ["Depending", { type: "object", dependencies: [[text, ["a"]]] }],
    [
      "Identified",
      { $id: text, $comment: text, type: "object", properties: { a: { $id: text, $comment: text, format: text } } },
    ],
    [
      "Tagged",
      {
        oneOf: [text, "other"].map((value) => ({
          type: "object",
          required: [text],
          properties: [[text, { const: value }]],
        })),
      },
    ],
    ["Extended", { "x-hostile": text, type: "string", contentMediaType: text }],
  ] as const;
  return JSON.parse(`{${schemas.map(([name, schema]) => `"${name}":${json(schema)}`).join()}}`);
}

/** Lists of pairs are objects whose keys are hostile. */
function json(value: unknown): string {
  if (isPairs(value)) return `{${value.map(([key, member]) => `${JSON.stringify(key)}:${json(member)}`).join()}}`;
  if (Array.isArray(value)) return `[${value.map(json).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${json(member)}`)
    .join()}}`;
}

function isPairs(value: unknown): value is readonly (readonly [string, unknown])[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string")
  );
}

const declarations: GeneratedFile[] = [];

describe("texts of a document are data in what is emitted, wherever they stand", () => {
  test.each(hostileTexts.map((text) => [JSON.stringify(text), text]))("%s", { timeout: 60_000 }, async (_, text) => {
    const contract = { ...plainContract({ schemas: documentWith(text) }), source: `a${text}.yaml` };
    const types = await emitSchemaTypes(contract, { openTypes: true });
    const folder = declarations.length;
    declarations.push(...types.map(({ path, content }) => ({ path: `${folder}/${path}`, content })));

    const load = emittedPackage(emitValidators(contract));
    const index = await load("validators/index.js");
    const is = (name: string, value: unknown): boolean => (index[`is${name}`] as (value: unknown) => boolean)(value);
    const keyed = (member: unknown) => JSON.parse(`{${JSON.stringify(text)}:${JSON.stringify(member)}}`);
    expect("hacked" in globalThis).toBe(false);
    expect({
      Constant: [is("Constant", text), is("Constant", `${text}x`)],
      Listed: [is("Listed", text), is("Listed", [text]), is("Listed", [])],
      Keyed: [is("Keyed", keyed(text)), is("Keyed", keyed(1)), is("Keyed", {})],
      Closed: [is("Closed", keyed(1)), is("Closed", keyed("")), is("Closed", { other: 1 })],
      Patterned: [is("Patterned", text), is("Patterned", `x${text}x`)],
      KeyPatterned: [is("KeyPatterned", keyed(1)), is("KeyPatterned", keyed(""))],
      Object: [is("Object", keyed(text)), is("Object", keyed(1)), is("Object", {})],
      Tagged: [is("Tagged", keyed(text)), is("Tagged", keyed("other")), is("Tagged", keyed("neither"))],
    }).toEqual({
      Constant: [true, false],
      Listed: [true, true, false],
      Keyed: [true, false, false],
      Closed: [true, false, false],
      Patterned: [true, false],
      KeyPatterned: [true, false],
      Object: [true, false, false],
      Tagged: [true, true, false],
    });
  });

  test("and what is emitted compiles", { timeout: 60_000 }, () => {
    expect(declarations.length).toBeGreaterThan(hostileTexts.length);
    expect(compileDeclarations(declarations)).toEqual([]);
  });
});
