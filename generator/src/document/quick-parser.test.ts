import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isObject, type JsonObject } from "../contract/json-pointer.js";
import { parseThoroughly } from "./official-parser.js";
import { createQuickParser, type QuickParser } from "./quick-parser.js";
import { readDocument } from "./read-document.js";
import { skeletonOf } from "./skeleton.js";

const version3: JsonObject = parse(readFileSync(new URL("../../../asyncapi.yaml", import.meta.url), "utf8"));

const version2: JsonObject = parse(`
asyncapi: 2.6.0
id: urn:com:example:shop
info:
  title: Shop
  version: 1.0.0
  termsOfService: https://example.com/terms
  contact: { name: Ann, url: https://example.com, email: ann@example.com }
  license: { name: MIT, url: https://example.com/license }
tags: [{ name: shop, externalDocs: { url: https://example.com/docs } }]
defaultContentType: application/json
servers:
  main:
    url: "{host}:5672"
    protocol: amqp
    variables: { host: { default: localhost, enum: [localhost, broker] } }
    security: [{ login: [] }]
channels:
  "product.{id}":
    parameters: { id: { schema: { type: string }, location: $message.payload#/id } }
    bindings: { amqp: { is: routingKey, exchange: { name: shop, type: topic, durable: true } } }
    publish:
      operationId: productChanged
      traits: [{ $ref: "#/components/operationTraits/confirmed" }]
      message: { $ref: "#/components/messages/productChanged" }
    subscribe:
      message:
        oneOf:
          - { $ref: "#/components/messages/productChanged" }
          - { name: productDeleted, payload: { type: object }, correlationId: { location: $message.header#/id } }
components:
  securitySchemes: { login: { type: userPassword } }
  operationTraits: { confirmed: { bindings: { amqp: { priority: 5, mandatory: true } } } }
  messageTraits: { traced: { headers: { type: object, properties: { trace: { type: string } } } } }
  messages:
    productChanged:
      name: product.changed
      traits: [{ $ref: "#/components/messageTraits/traced" }]
      payload: { $ref: "#/components/schemas/Product" }
      examples: [{ payload: { id: 1 } }]
  schemas:
    Product:
      type: object
      required: [id]
      properties: { id: { type: integer, minimum: 1, default: 1 }, url: { type: string, format: uri, examples: [a:b] } }
`);

let quick: QuickParser;

beforeAll(async () => {
  quick = await createQuickParser();
});

describe.each([
  ["AsyncAPI 3", version3],
  ["AsyncAPI 2", version2],
])("%s", (_, document) => {
  it("reads a document without mistakes as the official parser does", async () => {
    const read = await quick(skeleton(document));
    expect(contentOf(read)).toEqual(contentOf((await parseThoroughly(skeleton(document))).document));
  });

  it("reads none in which the official parser finds a mistake, and nearly all others as it does", async () => {
    const counts = { mistakes: 0, sound: 0, read: 0 };
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
        const edited = editedAtRandom(document, numbers);
        const read = await quick(skeleton(edited));
        const { document: official, diagnostics } = await parseThoroughly(skeleton(edited));
        const told = diagnostics.filter(({ severity }) => severity <= 1);
        counts[told.length > 0 ? "mistakes" : "sound"] += 1;
        if (read === undefined) return;
        counts.read += 1;
        expect({ told, edited }).toEqual({ told: [], edited });
        expect(contentOf(read)).toEqual(contentOf(official));
      }),
      { numRuns: 120, seed: 7 },
    );
    expect(Math.min(counts.mistakes, counts.sound)).toBeGreaterThan(10);
    // The parser forgives some of what AsyncAPI's schema does not allow.
    expect(counts.read).toBeGreaterThan(0.6 * counts.sound);
  }, 120_000);
});

/** Each parser gets one of its own: they write into it. */
function skeleton(document: JsonObject): JsonObject {
  return skeletonOf(document, (pointer) => ({ file: "asyncapi.yaml", pointer, line: 1, column: 1 })).document;
}

function contentOf(document: Parameters<typeof readDocument>[0] | undefined): unknown {
  return document === undefined ? undefined : JSON.parse(JSON.stringify(readDocument(document)));
}

const otherValues = [
  "",
  "text",
  "a b",
  "https://example.com",
  "not-a-mail",
  0,
  12,
  null,
  true,
  {},
  [],
  ["a", "a"],
  { type: "string" },
  { $ref: "#/components/schemas/Product" },
  { $ref: "#/info" },
  [{ name: "a" }, { name: "a" }],
  { name: 1 },
];
const otherNames = ["extra", "x-extra", "name", "type", "description", "tags", "payload", "bindings", "schemaFormat"];

/** One or two places of it are removed, replaced or given another member. */
function editedAtRandom(document: JsonObject, numbers: Iterator<number>): JsonObject {
  const edited = structuredClone(document);
  const draw = (count: number): number => (numbers.next().value as number) % count;
  for (let edits = 1 + draw(2); edits > 0; edits -= 1) {
    let place: Record<string, unknown> = edited;
    for (;;) {
      const key = Object.keys(place)[draw(Object.keys(place).length)] ?? "";
      const inner = place[key];
      if (isObject(inner) && Object.keys(inner).length > 0 && draw(8) > 0) {
        place = inner as Record<string, unknown>;
        continue;
      }
      const other = structuredClone(otherValues[draw(otherValues.length)]);
      const edit = draw(3);
      if (edit === 0) delete place[key];
      else place[edit === 1 ? key : (otherNames[draw(otherNames.length)] ?? "")] = other;
      break;
    }
  }
  return edited;
}
