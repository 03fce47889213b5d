// Whether emitted validators judge data as ajv does, which is given the schemas as they stand in the document: nothing that
// the generator made of them. Formats are left out, because whether a reader checks them is its own affair.

import { Ajv } from "ajv";
import { isObject } from "../dist/contract/json-pointer.js";
import { readSchemas } from "../dist/contract/schema/schema-reader.js";
import { schemaTypes } from "../dist/contract/schema/schema-types.js";
import { mapSubschemas } from "../dist/contract/schema-members.js";
import { runnableValidators } from "../dist/emit/validators/run-validators.js";

/**
 * @typedef {import("../dist/contract/contract.js").Contract} Contract
 * @typedef {{ accepted: number, refused: number, byFormat: number, differ: readonly string[], notCompiled: readonly string[] }} Comparison
 */

/** More of one schema says nothing new. */
const mostData = 400;

/** @param {Contract} contract */
export function compareValidators(contract) {
  const { schemas } = contract;
  const reader = readSchemas(schemas);
  const functionOf = (/** @type {string} */ ref) => `validate${schemas.named.findIndex((named) => named.ref === ref)}`;
  const placeOf = (/** @type {string} */ ref, /** @type {string} */ pointer) => ref + pointer;
  const context = { reader, types: schemaTypes(reader), placeOf, functionOf };
  const validatorOf = runnableValidators(schemas, context);
  const judgeOf = plainAjv(contract);

  const comparison = { accepted: 0, refused: 0, byFormat: 0, differ: [], notCompiled: [] };
  const differ = /** @type {string[]} */ (comparison.differ);
  const notCompiled = /** @type {string[]} */ (comparison.notCompiled);
  for (const { ref, name } of schemas.named) {
    const judge = judgeOf(ref);
    if (typeof judge === "string") {
      notCompiled.push(`${name}: ${judge}`);
      continue;
    }
    const validator = validatorOf(ref);
    for (const value of dataFor(contract, ref)) {
      const expected = judged(() => judge(value));
      const actual = judged(() => validator(value));
      if (!actual && expected && validator.errors?.some(({ keyword }) => keyword === "format")) comparison.byFormat++;
      else if (actual !== expected) differ.push(`${name} ${actual ? "accepts" : "refuses"} ${JSON.stringify(value)}`);
      else if (actual) comparison.accepted++;
      else comparison.refused++;
    }
  }
  return comparison;
}

/**
 * A schema that applies itself to the same value without end has no verdict; whoever asks takes that for a refusal.
 *
 * @param {() => boolean} ask
 */
function judged(ask) {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * @param {Contract} contract
 * @returns {(ref: string) => ((value: unknown) => boolean) | string} The reason, where ajv does not take the schema.
 */
function plainAjv({ schemas }) {
  const ids = new Map(schemas.named.map(({ ref }, index) => [ref, `schema-${index}`]));
  const ajv = new Ajv({
    strict: false,
    meta: false,
    validateSchema: false,
    validateFormats: false,
    ownProperties: true,
    multipleOfPrecision: 9,
    logger: false,
  });
  /** @type {(schema: unknown) => unknown} */
  const plain = (schema) => {
    if (!isObject(schema)) return schema;
    // Beside a reference draft-07 heeds nothing.
    const { $ref } = schema;
    if (typeof $ref === "string") return { $ref: ids.get($ref) ?? $ref };
    const { $id: _id, $schema: _dialect, nullable: _ofOpenApi, discriminator: _tag, ...members } = schema;
    return mapSubschemas(members, plain);
  };
  for (const [ref, id] of ids) ajv.addSchema(/** @type {object} */ (asObject(plain(schemas.get(ref)))), id);
  return (ref) => {
    try {
      const validate = ajv.getSchema(ids.get(ref) ?? "");
      return validate === undefined ? "is not known" : (value) => validate(value) === true;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

/** @param {unknown} schema */
function asObject(schema) {
  if (typeof schema !== "boolean") return schema;
  return schema ? {} : { not: {} };
}

const kinds = [null, true, 0, 1.5, "", "text", [], {}];

/**
 * The examples of a schema and of the messages that it is the body or the headers of, each of these with one thing changed,
 * and a value of each kind.
 *
 * @param {Contract} contract
 * @param {string} ref
 */
function dataFor({ schemas, messages }, ref) {
  const schema = schemas.get(ref);
  const own = typeof schema === "object" && Array.isArray(schema["examples"]) ? schema["examples"] : [];
  const ofMessages = messages.flatMap(({ body, headers, examples }) => [
    ...(body === ref ? examples.map(({ payload }) => payload) : []),
    ...(headers === ref ? examples.map((example) => example.headers) : []),
  ]);
  const examples = [...own, ...ofMessages].filter((value) => value !== undefined);
  return [...examples, ...kinds, ...examples.flatMap((example) => changed(example, 0))].slice(0, mostData);
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {readonly unknown[]}
 */
function changed(value, depth) {
  if (depth > 3) return [];
  if (Array.isArray(value)) {
    const inside = value.slice(0, 2).flatMap((element, index) => {
      return [...changed(element, depth + 1), ...kinds].map((other) => value.with(index, other));
    });
    return [[], [...value, ...value], ...inside];
  }
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  const without = names.map((name) => Object.fromEntries(Object.entries(value).filter(([other]) => other !== name)));
  const inside = names.flatMap((name) => {
    return [...changed(value[name], depth + 1), ...kinds].map((other) => ({ ...value, [name]: other }));
  });
  return [...without, { ...value, "not in the document": 1 }, ...inside];
}
