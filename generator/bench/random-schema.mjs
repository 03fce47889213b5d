// Schemas that nobody would write, with every keyword that ajv reads, over so few names and values that they meet.

import { Drawing } from "./falsifier.mjs";

/** @typedef {import("./falsifier.mjs").Random} Random */
/** @typedef {Record<string, any>} Schema */

const names = ["a", "b", "c", "ab", "x1"];
const patterns = ["^a", "b$", "^[ab]$", "^x\\d", "a|c", "^(?!a)", "^\\w{1,2}$", "\\bb"];
const formats = ["date", "time", "email", "ipv4", "uri-reference", "json-pointer", "hostname", "int64"];
const values = [
  ...[null, true, false, 0, 1, 2, 3, -1, 1.5, 0.1, 10, "", "a", "b", "ab", "abc", "x1", "1"],
  ...[[], {}, [1], ["a"], { a: 1 }, { b: "a" }, { a: 1, b: 2 }, [1, "a"], [[]], [1, 1]],
];

export class RandomSchemas extends Drawing {
  #dialect;

  /**
   * @param {Random} random
   * @param {string} dialect `sdk` for what the documents of a contract may say
   */
  constructor(random, dialect) {
    super(random);
    this.#dialect = dialect;
  }

  /** A schema and a changed copy of it, or another one; both with definitions, one of which may contain itself. */
  pair() {
    const old = this.#objectSchema(3);
    let changed = this.chance(0.8) ? this.#change(old, 2) : this.#objectSchema(3);
    if (this.chance(0.3)) changed = this.#change(changed, 2);
    const definitions = this.#definitions();
    const others = this.chance(0.8) ? definitions : { ...definitions, X: this.#schema(1) };
    return { old: { ...old, definitions }, changed: { ...changed, definitions: others } };
  }

  #definitions() {
    const self = { $ref: "#/definitions/Y" };
    const tree = { type: "object", properties: { a: self } };
    const list = { anyOf: [{ type: "string", maxLength: 1 + this.upTo(2) }, { items: self }] };
    return { X: this.#schema(1, false), Y: this.chance(0.3) ? tree : list };
  }

  get #hasNext() {
    return this.#dialect === "2019-09" || this.#dialect === "2020-12";
  }

  /**
   * @param {number} depth
   * @param {boolean} [refers]
   * @returns {any}
   */
  #schema(depth, refers = true) {
    if (this.chance(0.06)) return this.chance(0.75);
    if (depth > 0) return this.#objectSchema(depth, refers);
    const leaves = [
      { type: "string" },
      { type: "integer" },
      { type: ["null", "boolean"] },
      { minimum: 1 },
      { maxLength: 1 },
      true,
    ];
    return this.chance(0.3) ? { enum: [this.pick(values), this.pick(values)] } : this.pick(leaves);
  }

  /**
   * @param {number} depth
   * @param {boolean} [refers]
   * @returns {Schema}
   */
  #objectSchema(depth, refers = true) {
    /** @type {Schema} */
    const schema = {};
    for (let count = 1 + this.upTo(3); count > 0; count -= 1) this.#addKeyword(schema, depth - 1, refers);
    return schema;
  }

  /** @param {number} depth */
  #list(depth) {
    return Array.from({ length: 1 + this.upTo(3) }, () => this.#schema(depth));
  }

  /**
   * @param {number} depth
   * @param {readonly string[]} keys
   * @param {number} [most]
   */
  #map(depth, keys, most = 2) {
    return Object.fromEntries(
      Array.from({ length: 1 + this.upTo(most) }, () => [this.pick(keys), this.#schema(depth)]),
    );
  }

  /**
   * @param {Schema} schema
   * @param {number} depth
   * @param {boolean} refers
   */
  #addKeyword(schema, depth, refers = true) {
    const families = [this.#addScalar, this.#addArray, this.#addObject, this.#addLogic, this.#addType];
    if (this.#hasNext) families.push(this.#addNext);
    if (refers && this.chance(0.05)) schema["$ref"] = this.pick(["#/definitions/X", "#/definitions/Y"]);
    else this.pick(families).call(this, schema, depth);
  }

  /** @param {Schema} schema */
  #addType(schema) {
    const types = ["string", "number", "integer", "boolean", "null", "object", "object", "array", "array"];
    const lists = [
      ["string", "null"],
      ["object", "array"],
      ["integer", "string"],
    ];
    schema["type"] = this.chance(0.8) ? this.pick(types) : this.pick(lists);
  }

  /** @param {Schema} schema */
  #addScalar(schema) {
    /** @type {[string, () => unknown][]} */
    const keywords = [
      ["enum", () => Array.from({ length: 1 + this.upTo(4) }, () => this.pick(values))],
      ["const", () => this.pick(values)],
      ["minimum", () => this.upTo(5) - 2],
      ["maximum", () => this.upTo(5)],
      ["exclusiveMinimum", () => this.upTo(4) - 2],
      ["exclusiveMaximum", () => this.upTo(5)],
      ["multipleOf", () => this.pick([1, 2, 3, 0.5, 0.1, 0.01])],
      ["minLength", () => this.upTo(4)],
      ["maxLength", () => this.upTo(4)],
      ["pattern", () => this.pick(patterns)],
    ];
    if (this.#dialect === "sdk") keywords.push(["format", () => this.pick(formats)]);
    const [keyword, value] = this.pick(keywords);
    schema[keyword] = value();
  }

  /**
   * @param {Schema} schema
   * @param {number} depth
   */
  #addArray(schema, depth) {
    switch (this.upTo(7)) {
      case 0:
        schema["minItems"] = this.upTo(4);
        break;
      case 1:
        schema["maxItems"] = this.upTo(4);
        break;
      case 2:
        schema["uniqueItems"] = true;
        break;
      case 3:
      case 4:
        schema["items"] = this.#schema(depth);
        break;
      case 5:
        if (this.#dialect === "2020-12") schema["prefixItems"] = this.#list(depth);
        else schema["items"] = this.#list(depth);
        if (this.#dialect !== "2020-12" && this.chance(0.5)) schema["additionalItems"] = this.#schema(depth);
        break;
      default:
        schema["contains"] = this.#schema(depth);
        if (this.#hasNext && this.chance(0.4)) schema["minContains"] = this.upTo(3);
        if (this.#hasNext && this.chance(0.4)) schema["maxContains"] = this.upTo(3);
    }
  }

  /**
   * @param {Schema} schema
   * @param {number} depth
   */
  #addObject(schema, depth) {
    /** @type {[string, () => unknown][]} */
    const keywords = [
      ["properties", () => this.#map(depth, names, 3)],
      ["properties", () => this.#map(depth, names, 3)],
      ["patternProperties", () => this.#map(depth, patterns)],
      ["additionalProperties", () => (this.chance(0.5) ? false : this.#schema(depth))],
      ["required", () => [...new Set([this.pick(names), this.pick(names)])]],
      ["minProperties", () => this.upTo(4)],
      ["maxProperties", () => this.upTo(4)],
      ["propertyNames", () => this.#schema(depth)],
      ["dependencies", () => ({ [this.pick(names)]: this.chance(0.5) ? [this.pick(names)] : this.#schema(depth) })],
    ];
    const [keyword, value] = this.pick(keywords);
    schema[keyword] = value();
  }

  /**
   * @param {Schema} schema
   * @param {number} depth
   */
  #addLogic(schema, depth) {
    const keyword = this.pick(["allOf", "anyOf", "oneOf", "not", "if"]);
    schema[keyword] = keyword.endsWith("Of") ? this.#list(depth) : this.#schema(depth);
    if (keyword !== "if") return;
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    if (this.chance(0.7)) schema["then"] = this.#schema(depth);
    if (this.chance(0.7)) schema["else"] = this.#schema(depth);
  }

  /**
   * @param {Schema} schema
   * @param {number} depth
   */
  #addNext(schema, depth) {
    const keyword = this.pick(["dependentSchemas", "dependentRequired", "unevaluatedProperties", "unevaluatedItems"]);
    if (keyword === "dependentSchemas") schema[keyword] = this.#map(depth, names, 1);
    else if (keyword === "dependentRequired") schema[keyword] = { [this.pick(names)]: [this.pick(names)] };
    else schema[keyword] = this.chance(0.6) ? false : this.#schema(depth);
  }

  /**
   * @param {any} schema
   * @param {number} depth
   * @returns {any}
   */
  #change(schema, depth) {
    if (typeof schema !== "object" || schema === null) return this.#schema(depth);
    const changed = structuredClone(schema);
    const keyword = this.pick(Object.keys(changed));
    if (keyword === undefined || this.chance(0.3)) {
      this.#addKeyword(changed, depth);
      return changed;
    }
    const value = changed[keyword];
    if (this.chance(0.3)) delete changed[keyword];
    else if (typeof value === "number")
      changed[keyword] = Math.max(keyword.endsWith("mum") ? -9 : 0, value + this.pick([1, -1]));
    else if (["properties", "patternProperties", "dependentSchemas"].includes(keyword)) {
      const name = this.pick(Object.keys(value));
      if (name !== undefined) value[name] = this.#change(value[name], depth - 1);
    } else if (["allOf", "anyOf", "oneOf", "prefixItems"].includes(keyword)) {
      if (this.chance(0.3)) value.push(this.#schema(depth - 1));
      else value[0] = this.#change(value[0], depth - 1);
    } else if (
      typeof value === "object" &&
      !Array.isArray(value) &&
      !["const", "dependencies", "dependentRequired"].includes(keyword)
    ) {
      changed[keyword] = this.#change(value, depth - 1);
    } else this.#addKeyword(changed, depth);
    return changed;
  }
}
