import { expect, test } from "vitest";
import { plainContract, refOf } from "../../test/plain-contract.js";
import { generatedName, schemaNames } from "./schema-names.js";

const constantKind = { type: "object", required: ["kind"], properties: { kind: { const: "a" } } };

test("a schema keeps its name when the type that publishers of a message pass would be called like it", () => {
  const contract = plainContract({
    schemas: { A: constantKind, AInput: { type: "string" }, B: constantKind },
    messages: ["A", "B"].map((schema) => ({ schema, constants: { kind: "a" } })),
  });
  const names = schemaNames(contract);

  expect(contract.messages.map((message) => names.input(message).name)).toEqual(["AInputType", "BInput"]);
  expect(names.type(refOf("AInput")).name).toBe("AInput");
});

test("a name of ours that is taken twice ends in letters that follow from it", () => {
  const contract = plainContract({ schemas: { Lamp: {}, LampApplication: {} } });

  expect(generatedName(contract, "Lamp", "LampApplication")).toMatch(/^Lamp[0-9a-z]{7}$/);
});
