// Schemas in which `unevaluated…` and `contains` meet branches, references and loops, over so few values that they meet, too.

import { acceptedBy, Drawing, messagesFor } from "./falsifier.mjs";

/** @typedef {import("./falsifier.mjs").Random} Random */
/** @typedef {import("eventwright/compare").Verdict} Verdict */

const names = ["a", "b", "c"];
const patterns = ["^a", "b$", "^[ab]$"];
const leaves = [
  ...[true, false, { type: "integer" }, { type: "string" }, { const: 1 }, { minimum: 1 }, { maxLength: 1 }],
  ...[{ title: "any" }, { $comment: "any" }],
];
const values = [
  ...[
    1,
    2,
    "a",
    "ab",
    true,
    null,
    {},
    [],
    { a: 1 },
    [1],
    [[]],
    [1, 2],
    [[1], []],
    [{ a: 1 }, { b: 1 }],
    [{}, { a: 1 }],
  ],
  ...[
    { a: [1], b: [] },
    { a: { a: 1 }, b: { b: 1 } },
    { a: 1, b: { a: 1 } },
    { a: [], b: [1, "a"] },
  ],
];

export class EvaluatedSchemas extends Drawing {
  #dialect;

  /**
   * @param {Random} random
   * @param {string} dialect
   */
  constructor(random, dialect) {
    super(random);
    this.#dialect = dialect;
  }

  next() {
    const tree = { properties: { a: { $ref: "#/$defs/Y" } } };
    const definitions = { X: this.#schema(2), Y: this.chance(0.5) ? tree : this.#schema(1) };
    return { ...this.#object(3), $defs: definitions };
  }

  /**
   * @param {object} schema
   * @param {number} count
   */
  messages(schema, count) {
    const several = () => Array.from({ length: 1 + this.upTo(3) }, () => this.pick(values));
    return [
      // What comes second is looked at with the traces of the first.
      ...values,
      ...messagesFor([schema], count, this.random),
      ...Array.from({ length: count }, several),
      ...Array.from({ length: count }, () => Object.fromEntries(several().map((value) => [this.pick(names), value]))),
    ];
  }

  /**
   * @param {number} depth
   * @returns {any}
   */
  #schema(depth) {
    return depth <= 0 || this.chance(0.08) ? this.pick(leaves) : this.#object(depth);
  }

  /** @param {number} depth */
  #object(depth) {
    /** @type {Record<string, any>} */
    const schema = {};
    for (let count = 1 + this.upTo(3); count > 0; count -= 1)
      Object.assign(schema, this.pick(this.#keywords(depth - 1))());
    return schema;
  }

  /**
   * @param {number} depth
   * @returns {(() => object)[]}
   */
  #keywords(depth) {
    const one = () => this.#schema(depth);
    const list = () => Array.from({ length: 1 + this.upTo(3) }, one);
    /** @param {readonly string[]} keys */
    const map = (keys) => Object.fromEntries(Array.from({ length: 1 + this.upTo(2) }, () => [this.pick(keys), one()]));
    const others = () => (this.chance(0.6) ? false : one());
    /** @param {string} keyword @param {number} share */
    const maybe = (keyword, share) => (this.chance(share) ? { [keyword]: one() } : {});
    /** @param {string} keyword */
    const count = (keyword) => (this.chance(0.35) ? { [keyword]: this.upTo(3) } : {});
    return [
      () => ({ properties: map(names) }),
      () => ({ patternProperties: map(patterns) }),
      () => ({ additionalProperties: one() }),
      () => ({ unevaluatedProperties: others() }),
      () => ({ unevaluatedItems: others() }),
      () =>
        this.#dialect === "2020-12" ? { prefixItems: list() } : { items: list(), ...maybe("additionalItems", 0.3) },
      () => ({ items: one() }),
      () => ({ contains: one(), ...count("minContains"), ...count("maxContains") }),
      () => ({ [this.pick(["allOf", "anyOf", "oneOf"])]: list() }),
      () => ({ anyOf: list() }),
      () => ({ not: one() }),
      () => ({ if: one(), ...maybe("then", 0.7), ...maybe("else", 0.7) }),
      () => ({ dependentSchemas: map(names) }),
      () => ({ type: this.pick(["object", "array", ["object", "array"], "string"]) }),
      () => ({ $ref: this.pick(["#/$defs/X", "#/$defs/Y"]) }),
    ];
  }
}

/**
 * Looks for a message that the judge takes to be another than ajv does. Undecided is no answer.
 *
 * @param {object} reading
 * @param {object} reading.schema
 * @param {readonly unknown[]} reading.messages
 * @param {string} reading.dialect
 * @param {(old: unknown, changed: unknown) => { backward: Verdict }} reading.compare
 * @returns {{ message: unknown, verdict: Verdict } | undefined}
 */
export function misread({ schema, messages, dialect, compare }) {
  for (const { message, isAccepted } of answersOf(schema, messages, dialect)) {
    const { backward } = compare({ const: message }, schema);
    if (backward.answer === "undecided") continue;
    if ((backward.answer === "compatible") !== isAccepted) return { message, verdict: backward };
  }
  return undefined;
}

/**
 * What ajv answers, where it does not fail.
 *
 * @param {object} schema
 * @param {readonly unknown[]} messages
 * @param {string} dialect
 */
function* answersOf(schema, messages, dialect) {
  try {
    const accepts = acceptedBy(schema, dialect);
    for (const message of messages) yield { message, isAccepted: accepts(message) };
  } catch {
    // A schema that leads back to itself on one value.
  }
}
