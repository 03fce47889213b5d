import { describe, expect, test } from "vitest";
import { judgeContracts } from "../../src/diff/judge-contracts.js";
import { contractsOf } from "./rule-page.js";

const properties =
  "{ event: { const: product.created }, id: { type: integer }, name: { type: string }, size: { type: integer } }";
const product = (type: string, declared = properties) =>
  `components: { schemas: { Product: { type: ${type}, properties: ${declared} } } }`;
const plain = product("object");
const fewer = properties.replace("name: { type: string }", "name: null");

/** What the compiler is asked. */
async function told(before: string, after: string) {
  const { old, new: changed } = await contractsOf({ before, after });
  const { changes } = await judgeContracts(old, changed);
  return changes.filter(({ rule }) => rule.startsWith("type-")).map(({ rule, path }) => [rule, path]);
}

const read = ["type-widened-for-consumers", "messages.ProductCreated.payload"];
const name = ["type-narrowed-for-publishers", "messages.ProductCreated.payload.name"];

describe("a payload that may be something else than an object is told where that is, and not for each property", () => {
  test.each([
    { title: "null", before: plain, after: product('[object, "null"]'), want: [read] },
    { title: "a text", before: plain, after: product("[object, string]"), want: [read] },
    {
      title: "null, with a property less",
      before: plain,
      after: product('[object, "null"]', fewer),
      want: [name, read],
    },
    {
      title: "null as before, with a property less",
      before: product('[object, "null"]'),
      after: product('[object, "null"]', fewer),
      want: [name],
    },
    {
      title: "null no longer",
      before: product('[object, "null"]'),
      after: plain,
      want: [["type-narrowed-for-publishers", "messages.ProductCreated.payload"]],
    },
  ])("$title", async ({ before, after, want }) => {
    expect(await told(before, after)).toEqual(want);
  });
});

describe("so is a value inside a payload", () => {
  const inside = (customer: string) => product("object", `{ customer: ${customer} }`);
  const address = "{ type: object, properties: { street: { type: string }, town: { type: string } } }";
  const customer = (type: string, more = "") =>
    `{ type: ${type}, properties: { name: { type: string }, address: ${address}${more} } }`;
  const narrowed = (path: string) => ["type-narrowed-for-publishers", `messages.ProductCreated.payload.${path}`];

  test.each([
    { title: "that may be a text", after: inside(customer("[object, string]")), want: [read] },
    { title: "that may be a list", after: inside(`{ oneOf: [${customer("object")}, { type: array }] }`), want: [read] },
    {
      title: "that may be a text, deeper",
      after: inside(customer("object").replace(address, address.replace("object", "[object, string]"))),
      want: [read],
    },
    {
      title: "that may be a text, with a property less",
      after: inside(customer("[object, string]").replace("street: { type: string }, ", "")),
      want: [narrowed("customer.address.street"), read],
    },
    {
      title: "that is a text",
      after: inside("{ type: string }"),
      want: [["type-narrowed-for-publishers", read[1]], read],
    },
    { title: "that may be anything", after: inside("{}"), want: [read] },
  ])("$title", async ({ after, want }) => {
    expect(await told(inside(customer("object")), after)).toEqual(want);
  });

  test("a property that one of several variants loses is told once", async () => {
    const variants = (more: string) =>
      inside(
        `{ oneOf: [${customer("object", ", kind: { const: a }, tel: { type: string }")}, ${customer("object", `, kind: { const: b }${more}`)}] }`,
      );
    const telephones = variants(", tel: { type: string }, fax: { type: string }");

    expect(await told(telephones, variants(", tel: { type: string }"))).toEqual([narrowed("customer.fax")]);
  });
});
