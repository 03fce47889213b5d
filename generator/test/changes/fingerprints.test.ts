import { describe, expect, test } from "vitest";
import type { Change } from "../../src/diff/change.js";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { contractsOf, type PagePair } from "./rule-page.js";

const product = (schema: string) => `components: { schemas: { Product: { properties: { p: ${schema} } } } }`;
const server = (values: string) => `servers: { main: { host: "{region}.rabbit.test", protocol: amqp,
  variables: { region: { enum: ${values} } } } }`;
const bound = (key: string) => `channels: { products: { address: "product.{what}", parameters: { what: {} },
  x-rabbitmq: { bindings: [{ queue: list, routingKey: "${key}" }] } } }`;

async function breaking(pair: PagePair): Promise<readonly Change[]> {
  const { old, new: changed } = await contractsOf(pair);
  return (await judgeContracts(old, changed)).changes.filter(({ severity }) => severity === "breaking");
}

/** What was accepted of one change lets another one pass as well. */
async function isCovered(accepted: PagePair, later: PagePair): Promise<boolean> {
  const known = (await breaking(accepted)).map(({ fingerprint }) => fingerprint);
  const found = await breaking(later);
  expect([known.length, found.length]).not.toContain(0);
  return found.every(({ fingerprint }) => known.includes(fingerprint));
}

describe("what was accepted does not let a worse change pass", () => {
  test.each([
    { title: "a value of an enum", was: "{ enum: [a, b, c] }", mild: "{ enum: [b, c] }", worse: "{ enum: [c] }" },
    {
      title: "a value of an enum that is another schema's",
      was: "{ allOf: [{ type: string }, { enum: [a, b, c] }] }",
      mild: "{ allOf: [{ type: string }, { enum: [b, c] }] }",
      worse: "{ allOf: [{ type: string }, { enum: [c] }] }",
    },
    { title: "a new value of an enum", was: "{ enum: [a] }", mild: "{ enum: [a, b] }", worse: "{ enum: [a, b, c] }" },
    { title: "a text instead of one of two", was: "{ enum: [a, b] }", mild: "{ const: b }", worse: "{ const: c }" },
    {
      title: "a bound",
      was: "{ type: integer, minimum: 0 }",
      mild: "{ type: integer, minimum: 1 }",
      worse: "{ type: integer, minimum: 50 }",
    },
    {
      title: "a bound that is wider",
      was: "{ type: integer, maximum: 5 }",
      mild: "{ type: integer, maximum: 10 }",
      worse: "{ type: integer, maximum: 99 }",
    },
    {
      title: "a type",
      was: "{ type: [integer, string, 'null'] }",
      mild: "{ type: [integer, string] }",
      worse: "{ type: integer }",
    },
    {
      title: "a pattern",
      was: "{ type: string }",
      mild: "{ type: string, pattern: '^[a-z]+$' }",
      worse: "{ type: string, pattern: '^[a-f]+$' }",
    },
    {
      title: "a format",
      was: "{ type: string }",
      mild: "{ type: string, format: uuid }",
      worse: "{ type: string, format: date }",
    },
    {
      title: "a factor",
      was: "{ type: integer }",
      mild: "{ type: integer, multipleOf: 2 }",
      worse: "{ type: integer, multipleOf: 10 }",
    },
    {
      title: "a variant",
      was: "{ anyOf: [{ type: integer }, { type: string }, { type: boolean }] }",
      mild: "{ anyOf: [{ type: integer }, { type: string }] }",
      worse: "{ anyOf: [{ type: integer }] }",
    },
    {
      title: "what a variant refers to",
      was: "{ anyOf: [{ $ref: '#/components/schemas/Stock' }, { type: 'null' }, { type: object, required: [n], properties: { n: { type: string } } }] }",
      mild: "{ anyOf: [{ $ref: '#/components/schemas/Stock' }, { type: object, required: [n], properties: { n: { type: string } } }] }",
      worse:
        "{ anyOf: [{ $ref: '#/components/schemas/Question' }, { type: object, required: [n], properties: { n: { type: string } } }] }",
    },
    {
      title: "what other properties may be",
      was: "{ type: object, additionalProperties: { type: integer } }",
      mild: "{ type: object, additionalProperties: { type: string } }",
      worse: "{ type: object, additionalProperties: { type: boolean } }",
    },
    {
      title: "a variant beside a new value",
      was: "{ enum: [a] }",
      mild: "{ anyOf: [{ enum: [a, x] }] }",
      worse: "{ anyOf: [{ enum: [a, x] }, { type: string, pattern: x }] }",
    },
    {
      title: "what one property asks of others",
      was: "{ type: object, properties: { a: { type: integer }, b: { type: integer }, c: { type: integer } } }",
      mild: "{ type: object, properties: { a: { type: integer }, b: { type: integer }, c: { type: integer } }, dependencies: { a: [b] } }",
      worse:
        "{ type: object, properties: { a: { type: integer }, b: { type: integer }, c: { type: integer } }, dependencies: { a: [b, c] } }",
    },
    {
      title: "an element",
      was: "{ type: array, items: { type: integer, minimum: 0 } }",
      mild: "{ type: array, items: { type: integer, minimum: 1 } }",
      worse: "{ type: array, items: { type: integer, minimum: 9 } }",
    },
  ])("$title", async ({ was, mild, worse }) => {
    const before = product(was);
    expect(await isCovered({ before, after: product(mild) }, { before, after: product(worse) })).toBe(false);
    // An owner's queue has one direction, and what is accepted of it is all there is to accept.
    const old = await breaking({ before, after: product(mild) });
    const now = await breaking({ before, after: product(worse) });
    const shared = now.filter(({ fingerprint }) => old.some((change) => change.fingerprint === fingerprint));
    expect(shared.map(({ rule, path }) => `${rule} ${path}`)).toEqual([]);
  });

  test("what could not be decided, beside another change of the same message", async () => {
    const named = (pattern: string, others: string) =>
      product(`{ type: integer }, name: { pattern: "${pattern}" }, ${others}`);
    const before = named("^(a+|b)-\\\\1x$", "n: { type: integer }");
    const undecidedOf = async (others: string) => {
      const { old, new: changed } = await contractsOf({ before, after: named("^(a|b)+-\\\\1x$", others) });
      const { changes } = await judgeContracts(old, changed);
      return changes.filter(({ rule }) => rule === "payload-undecided").map(({ fingerprint }) => fingerprint);
    };
    const accepted = await undecidedOf("n: { type: integer, description: Described. }");
    expect(accepted.length).toBeGreaterThan(0);
    expect(await undecidedOf("n: { type: integer }")).toEqual(accepted);
    for (const fingerprint of await undecidedOf("n: { type: string, pattern: ^z$ }"))
      expect(accepted).not.toContain(fingerprint);
  });

  test("a condition", async () => {
    const before = product("{ type: integer }, kind: { enum: [a, b] }, x: { type: integer }");
    const asked = (kind: string) => ({
      before,
      after: `components: { schemas: { Product: { if: { required: [kind], properties: { kind: { const: ${kind} } } },
        then: { required: [x] }, properties: { p: { type: integer }, kind: { enum: [a, b] }, x: { type: integer } } } } }`,
    });
    expect(await isCovered(asked("a"), asked("a"))).toBe(true);
    expect(await isCovered(asked("a"), asked("b"))).toBe(false);
  });

  test("another property of a closed object", async () => {
    const closed = (names: string) =>
      product(`{ additionalProperties: false, type: object, properties: { ${names} } }`);
    const before = closed("a: { type: integer }, b: { type: integer }");
    const mild = { before, after: closed("b: { type: integer }") };
    expect(await isCovered(mild, mild)).toBe(true);
    expect(await isCovered(mild, { before, after: closed("") })).toBe(false);
  });

  test("by a property that is held to the same schema now", async () => {
    const schemas = (
      type: string,
      v: string,
    ) => `components: { schemas: { Money: { properties: { amount: { type: ${type} } } },
      Product: { properties: { u: { $ref: "#/components/schemas/Money" }, v: ${v} } } } }`;
    const own = "{ properties: { amount: { type: boolean } } }";
    const accepted = { before: schemas("integer", own), after: schemas("string", own) };
    const later = { ...accepted, after: schemas("string", '{ $ref: "#/components/schemas/Money" }') };
    const backward = async (pair: PagePair) =>
      (await breaking(pair)).filter(({ rule }) => rule === "payload-backward").map(({ fingerprint }) => fingerprint);
    const known = await backward(accepted);
    expect(known).toHaveLength(1);
    expect(await backward(later)).not.toEqual(known);
  });

  test("the payload as a whole", async () => {
    const payload = (type: string) =>
      `components: { messages: { ProductCreated: { payload: { $ref: null, ${type} } } } }`;
    const before = "{}";
    const integer = { before, after: payload("type: integer") };
    expect(await isCovered(integer, integer)).toBe(true);
    expect(await isCovered(integer, { before, after: payload("type: boolean") })).toBe(false);
    const undescribed = { before, after: payload("") };
    expect(await isCovered(undescribed, undescribed)).toBe(true);
  });

  test("a broker that one variable names", async () => {
    const before = server("[ap, eu, us]");
    expect(await isCovered({ before, after: server("[eu, us]") }, { before, after: server("[us]") })).toBe(false);
  });

  test("a binding", async () => {
    const before = bound("product.*");
    const mild = { before, after: bound("product.made") };
    expect(await isCovered(mild, mild)).toBe(true);
    expect(await isCovered(mild, { before, after: bound("product.late") })).toBe(false);
  });
});

describe("the same change stays accepted", () => {
  const before = product("{ enum: [a, b, c], description: One. }");
  const accepted = { before, after: product("{ enum: [b, c] }") };

  test.each([
    { title: "when values are listed in another order", after: product("{ enum: [c, b] }") },
    { title: "when it is described", after: product("{ title: P, description: Two., enum: [b, c] }") },
    {
      title: "when a name is given to it",
      after: `components: { schemas: { P: { enum: [c, b] }, Product: { properties: { p: { enum: null, description: null, $ref: "#/components/schemas/P" } } } } }`,
    },
    { title: "when another property comes", after: product("{ enum: [b, c] }, q: { type: string }") },
  ])("$title", async ({ after }) => {
    expect(await isCovered(accepted, { before, after })).toBe(true);
  });

  test.each([
    { title: "a required text is held to more", others: "name: { type: string, minLength: 3 }" },
    { title: "another property is required", others: "name: { type: string }", required: "[event, id, name, more]" },
    { title: "another one is added", others: "name: { type: string }, added: { type: string }" },
    { title: "one loses its type", others: "name: { type: integer }" },
  ])("when $title", async ({ others, required = "[event, id, name]" }) => {
    const order = (properties: string, asked = "[event, id, name]") => `components: { schemas: { Product:
      { required: ${asked}, properties: { more: { type: integer }, ${properties} } } } }`;
    const was = order("p: { enum: [a, b, c] }, name: { type: string }");
    const now = { before: was, after: order("p: { enum: [b, c] }, name: { type: string }") };
    const [accepted] = await breaking(now);
    const later = await breaking({ before: was, after: order(`p: { enum: [b, c] }, ${others}`, required) });
    expect(later.filter(({ path }) => path.endsWith(".p"))).toMatchObject([{ fingerprint: accepted?.fingerprint }]);
  });

  test("when the properties of a schema that it refers to change places", async () => {
    const union = (schema: string) => product(`{ anyOf: [${schema}, { type: string }] }`);
    const one =
      "{ type: object, required: [a, b], properties: { a: { type: integer }, b: { $ref: '#/components/schemas/Stock' } } }";
    const other =
      "{ required: [b, a], properties: { b: { $ref: '#/components/schemas/Stock' }, a: { type: integer } }, type: object }";
    const was = product("{ anyOf: [{ type: integer }, { type: string }] }");
    expect(await isCovered({ before: was, after: union(one) }, { before: was, after: union(other) })).toBe(true);
  });
});

test("an error of the compiler is the same in whatever order it lists properties", async () => {
  const payload = (properties: string) => `components: { messages: { OrderPlaced: { payload:
    { $ref: null, type: object, required: [a, b, c], properties: { ${properties} } } } } }`;
  const after =
    "components: { messages: { OrderPlaced: { payload: { $ref: null, type: object, properties: { z: { type: integer } } } } } }";
  const fingerprintsOf = async (properties: string) => {
    const { old, new: changed } = await contractsOf({ before: payload(properties), after });
    const { changes } = await judgeContracts(old, changed);
    return changes.filter(({ rule }) => rule === "type-widened-for-consumers").map(({ fingerprint }) => fingerprint);
  };
  const [a, b, c] = ["a: { type: integer }", "b: { type: integer }", "c: { type: integer }"];
  const fingerprints = await fingerprintsOf([a, b, c].join(", "));
  expect(fingerprints).toHaveLength(1);
  expect(await fingerprintsOf([c, a, b].join(", "))).toEqual(fingerprints);
});
