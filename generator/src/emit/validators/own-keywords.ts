import { _, type AnySchemaObject, type Code, type CodeKeywordDefinition, type KeywordCxt, Name, str } from "ajv";
import { Type } from "ajv/dist/compile/util.js";
import { listed } from "../../contract/listed.js";
import { callsSchema, type VariantsBy, variants, variantsBy } from "./prepare-schema.js";

/** Names of what compiled code calls: functions of `@eventwright/runtime/generated`, and one per named schema. */
export function callName(index: number): string {
  return `call${index}`;
}

/** Names that ajv gives to variables of every validator. */
const errors = new Name("errors");
const vErrors = new Name("vErrors");
const instancePath = new Name("instancePath");

/**
 * Calls the validator of another named schema where ajv would compile that schema again. So a schema is compiled once,
 * recursion costs nothing, and a schema more or less changes no other module.
 */
const callsSchemaKeyword: CodeKeywordDefinition = {
  keyword: callsSchema,
  schemaType: "number",
  code(cxt: KeywordCxt) {
    const { gen, data, it } = cxt;
    const call = new Name(callName(cxt.schema));
    cxt.result(
      _`${call}(${data}, { instancePath: ${str`${instancePath}${it.errorPath}`} })`,
      () => {},
      () => {
        gen.assign(vErrors, _`${vErrors} === null ? ${call}.errors : ${vErrors}.concat(${call}.errors)`);
        gen.assign(errors, _`${vErrors}.length`);
      },
    );
  },
};

/** An error of hundreds of variants would fill a screen. */
const mostNamed = 20;

/** ajv's own `discriminator` puts the value of the tag into its errors; events hold personal data. What it may be is the document's. */
const variantsKeyword: CodeKeywordDefinition = {
  keyword: variants,
  type: "object",
  schemaType: "array",
  error: {
    message: ({ parentSchema }) => {
      const { tag, values } = by(parentSchema);
      const named = values.flat().map((value) => JSON.stringify(value));
      return _`${`property ${JSON.stringify(tag)} must be ${listed(named, { most: mostNamed, last: "or" })}`}`;
    },
    params: ({ parentSchema }) => _`{ tag: ${by(parentSchema).tag} }`,
  },
  code(cxt: KeywordCxt) {
    const { gen, data, parentSchema, it } = cxt;
    const { tag, values } = by(parentSchema);
    const own = it.opts.ownProperties ? _`Object.hasOwn(${data}, ${tag}) && ` : _``;
    const is = (value: string): Code => _`${own}${data}${member(tag)} === ${value}`;
    const valid = gen.let("valid", true);
    gen.if(false);
    values.forEach((texts, index) => {
      gen.elseIf(texts.map(is).reduce((a, b) => _`${a} || ${b}`));
      const branch = gen.name("valid");
      cxt.subschema({ keyword: variants, schemaProp: index }, branch);
      gen.assign(valid, branch);
    });
    gen.else();
    cxt.error();
    gen.endIf();
    cxt.ok(valid);
  },
};

function by(parentSchema: AnySchemaObject | undefined): VariantsBy {
  return parentSchema?.[variantsBy];
}

/** ajv overlooks that a property named `""` is missing. */
const requiredKeyword: CodeKeywordDefinition = {
  keyword: "required",
  type: "object",
  schemaType: "array",
  error: {
    message: ({ params: { missing } }) => str`must have the property "${missing}"`,
    params: ({ params: { missing } }) => _`{ missingProperty: ${missing} }`,
  },
  code(cxt: KeywordCxt) {
    const { gen, data, it } = cxt;
    const names: readonly string[] = cxt.schema;
    const missing = gen.let("missing");
    cxt.setParams({ missing });
    const isMissing = (name: string): Code => {
      const own = it.opts.ownProperties ? _` || !Object.hasOwn(${data}, ${name})` : _``;
      return _`((${data}${member(name)} === undefined${own}) && (${missing} = ${name}, true))`;
    };
    cxt.fail(names.map(isMissing).reduce((a, b) => _`${a} || ${b}`));
  },
};

function member(name: string): Code {
  return /^[a-z_$][\w$]*$/i.test(name) ? _`.${new Name(name)}` : _`[${name}]`;
}

/** ajv reckons in binary, where 19.99 is no multiple of 0.01. */
const multipleOfKeyword: CodeKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: {
    message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
    params: ({ schemaCode }) => _`{ multipleOf: ${schemaCode} }`,
  },
  code(cxt: KeywordCxt) {
    cxt.fail(_`!isMultipleOf(${cxt.data}, ${cxt.schema})`);
  },
};

/** ajv compares each with each, and overlooks a second `"__proto_"`. */
const uniqueItemsKeyword: CodeKeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  error: { message: "must not have the same element twice" },
  code(cxt: KeywordCxt) {
    if (cxt.schema === true) cxt.fail(_`!isUnique(${cxt.data})`);
  },
};

/** In a list of lists, ajv lets an empty one pass where the one before it passed: it asks for a result that was not written again. */
const containsKeyword: CodeKeywordDefinition = {
  keyword: "contains",
  type: "array",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: { message: "must contain at least 1 valid item(s)", params: _`{ minContains: 1 }` },
  code(cxt: KeywordCxt) {
    const { gen, data } = cxt;
    const found = gen.let("found", false);
    gen.forRange("i", 0, _`${data}.length`, (index) => {
      const valid = gen.name("valid");
      cxt.subschema({ keyword: "contains", dataProp: index, dataPropType: Type.Num, compositeRule: true }, valid);
      gen.if(valid, () => gen.assign(found, true).break());
    });
    cxt.result(found, () => cxt.reset());
  },
};

export const ownKeywords = [
  callsSchemaKeyword,
  variantsKeyword,
  requiredKeyword,
  multipleOfKeyword,
  containsKeyword,
  uniqueItemsKeyword,
];
