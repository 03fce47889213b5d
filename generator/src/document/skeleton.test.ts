import { expect, test } from "vitest";
import { pointerInDocument, skeletonOf } from "./skeleton.js";

const locate = (pointer: string) => ({ file: "asyncapi.yaml", pointer, line: 1, column: 1 });

function skeletonWith(schemas: object, extra: object = {}) {
  return skeletonOf(
    { asyncapi: "3.0.0", info: { title: "Shop", version: "1.0.0" }, components: { schemas }, ...extra },
    locate,
  );
}

test("each schema stands there once, and refers to nothing", () => {
  const { document, schemas } = skeletonWith({
    A: {
      type: "object",
      properties: { b: { $ref: "#/components/schemas/B" }, again: { $ref: "#/components/schemas/B" } },
    },
    B: { type: "string" },
  });
  expect(schemas).toEqual(["/components/schemas/A", "/components/schemas/B"]);
  expect(JSON.stringify(document)).not.toContain("$ref");
});

test("what merely looks like a reference is no member of that name any more", () => {
  const url = "http://127.0.0.1/x";
  const { document } = skeletonWith({
    A: {
      type: "object",
      properties: { $ref: { type: "string" } },
      default: { $ref: url },
      "x-any": { $ref: url },
      description: "$ref:$",
    },
  });
  expect(JSON.stringify(document)).not.toMatch(/"\$ref"|"\$ref:/);
});

test("an operation gets a channel of its own with nothing but its messages", () => {
  const messages = Object.fromEntries(["A", "B", "C"].map((name) => [name, { payload: { type: "object" } }]));
  const { document } = skeletonWith(
    {},
    {
      channels: { c: { address: "c", messages } },
      operations: {
        o: { action: "send", channel: { $ref: "#/channels/c" }, messages: [{ $ref: "#/channels/c/messages/B" }] },
      },
    },
  );
  const { channels, operations } = document as {
    channels: Record<string, object>;
    operations: { o: { channel: object } };
  };
  expect(operations.o.channel).toEqual({ $ref: "#/channels/ eventwright 0" });
  expect(channels[" eventwright 0"]).toEqual({
    "x-eventwright-pointer": "/channels/c",
    messages: { B: { "x-eventwright-pointer": "/channels/c/messages/B" } },
  });
});

test("a path in it leads to the place in the document", () => {
  const skeleton = skeletonWith(
    { A: { type: "object", properties: { b: { type: "nummer" } } } },
    { channels: { c: { messages: { M: { $ref: "#/components/messages/M" } } } } },
  );
  expect(pointerInDocument(skeleton, ["components", "schemas", "schema-0", "properties", "b", "type"])).toBe(
    "/components/schemas/A/properties/b/type",
  );
  expect(pointerInDocument(skeleton, ["channels", "c", "address"])).toBe("/channels/c/address");
});
