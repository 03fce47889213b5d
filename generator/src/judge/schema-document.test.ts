import { describe, expect, test } from "vitest";
import type { Json } from "./json.js";
import { SchemaDocument } from "./schema-document.js";

const nested: Json = {
  $id: "http://a.test/root.json",
  $defs: {
    item: { $id: "folder/item.json", $defs: { deep: { $anchor: "deep", title: "deep" } } },
    "a/b~c%": { title: "escaped" },
  },
  properties: { $id: { title: "a property named $id" } },
  enum: [{ $id: "http://a.test/data.json" }],
};

describe("SchemaDocument.resolve", () => {
  test.each<[string, string, Json]>([
    ["#/$defs/a~1b~0c%25", "http://a.test/root.json", { title: "escaped" }],
    ["folder/item.json#deep", "http://a.test/root.json", { $anchor: "deep", title: "deep" }],
    ["item.json#/$defs/deep", "http://a.test/folder/other.json", { $anchor: "deep", title: "deep" }],
    ["#/properties/$id", "http://a.test/root.json", { title: "a property named $id" }],
    ["#", "http://a.test/root.json", nested],
    ["http://elsewhere.test/x", "http://a.test/root.json", { title: "external" }],
  ])("%s from %s", (reference, base, want) => {
    const external = (uri: string) => (uri === "http://elsewhere.test/x" ? { title: "external" } : undefined);
    expect(new SchemaDocument(nested, external).resolve(reference, base).schema).toEqual(want);
  });

  test.each(["#/nowhere", "#nowhere", "http://a.test/data.json"])("%s leads nowhere", (reference) => {
    const document = new SchemaDocument(nested, () => undefined);
    expect(() => document.resolve(reference, "http://a.test/root.json")).toThrow(
      expect.objectContaining({ code: "REFERENCE_UNRESOLVED" }),
    );
  });

  test("an anchor of the whole document may be another schema's too, which is the one that ajv finds", () => {
    const inner = { $dynamicAnchor: "node", type: "string" };
    const document = new SchemaDocument({ $dynamicAnchor: "node", $defs: { inner } }, () => undefined);
    expect(document.resolve("#node", "").schema).toBe(inner);
  });

  test("one identifier for two schemas is refused", () => {
    const twice = {
      $defs: { a: { $id: "http://a.test/x", type: "string" }, b: { $id: "http://a.test/x", type: "number" } },
    };
    expect(() => new SchemaDocument(twice, () => undefined)).toThrow(
      expect.objectContaining({ code: "SCHEMA_UNREADABLE" }),
    );
  });
});
