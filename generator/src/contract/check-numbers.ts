import type { Diagnostic } from "./diagnostic.js";
import { below, isObject, memberOf } from "./json-pointer.js";
import type { LoadedDocument } from "./loaded-document.js";
import type { SchemaGraph } from "./schema-graph.js";
import { subschemasOf } from "./schema-members.js";

/** Integers in schemas that JavaScript reads as another number than is written. */
export function checkNumbers(document: LoadedDocument, schemas: SchemaGraph, diagnostics: Diagnostic[]): void {
  const visit = (schema: unknown, ref: string, pointer: string): void => {
    for (const { value, way } of inexactIn(schema)) {
      const place = below(pointer, ...way);
      const written = document.digitsAt(schemas.writtenAt(ref, place));
      if (written === undefined || BigInt(written) === BigInt(value)) continue;
      diagnostics.push({
        code: "number-rounded",
        severity: "warning",
        message: `the number ${written} is read as ${BigInt(value)}`,
        consequence:
          "JavaScript has no exact integers above 2^53, in documents or in messages: others are taken for it.",
        remedy: "Write it, and send it, as a text.",
        location: schemas.locate(ref, place),
      });
    }
    for (const inner of subschemasOf(schema)) {
      const at = below(pointer, ...inner.tokens);
      // What has a name of its own is visited by that.
      if (schemas.nameOf(ref + at) === undefined) visit(inner.schema, ref, at);
    }
  };
  for (const { ref } of schemas.named) visit(schemas.get(ref), ref, "");
}

const values = ["const", "enum", "default"];
const limits = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

/** They say what an integer of 64 bits can hold. Whoever writes them means that, to the last digit or not. */
const boundsOf64Bits = new Set([2 ** 63, -(2 ** 63), 2 ** 64]);

function inexactIn(schema: unknown): readonly { readonly value: number; readonly way: readonly string[] }[] {
  if (!isObject(schema)) return [];
  return [...values, ...limits].flatMap((keyword) => {
    const value = memberOf(schema, keyword);
    const isBound = limits.includes(keyword) && boundsOf64Bits.has(Number(value));
    const members = Array.isArray(value)
      ? value.map((one, index) => ({ one, way: [keyword, String(index)] }))
      : [{ one: value, way: [keyword] }];
    return members.flatMap(({ one, way }) => (isInexact(one) && !isBound ? [{ value: one, way }] : []));
  });
}

function isInexact(value: unknown): value is number {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
