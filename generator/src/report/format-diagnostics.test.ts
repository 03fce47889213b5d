import { expect, test } from "vitest";
import { formatDiagnostics } from "./format-diagnostics.js";

const location = { file: "asyncapi.yaml", pointer: "/components/schemas/A", line: 41, column: 9 };
const diagnostic = {
  code: "type-not-said",
  severity: "error",
  message: "ProductCreated.price has no type",
  consequence: "Without a type any value would be published and accepted.",
  remedy: "Add `type` under components/schemas/ProductCreated/properties/price.",
  location,
} as const;

test("what, where, what follows and what to do, each on its line", () => {
  expect(
    formatDiagnostics([diagnostic, { code: "x", severity: "info", message: "m", location: { ...location, line: 0 } }]),
  ).toBe(`asyncapi.yaml:41:9  error  ProductCreated.price has no type
  Without a type any value would be published and accepted.
  Add \`type\` under components/schemas/ProductCreated/properties/price.
asyncapi.yaml  info  m
`);
});

test("colours are the caller's decision", () => {
  expect(formatDiagnostics([diagnostic], { colors: true })).toContain("\u001b[31merror\u001b[39m");
  expect(formatDiagnostics([diagnostic])).not.toContain("\u001b");
});

test("a document's names are no commands to a terminal", () => {
  expect(formatDiagnostics([{ ...diagnostic, message: "\u001b[2J" }])).toContain("\\u001b[2J");
});
