import { nearest } from "../contract/nearest.js";
import { writtenNodes } from "../contract/schema/inner-nodes.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaProblem } from "../contract/schema/schema-problem.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import type { SchemaGraph } from "../contract/schema-graph.js";
import { formats } from "./validators/support/formats.js";

/**
 * Formats that say how a value is stored or shown and ask nothing of the text or number itself, as the registry of OpenAPI
 * has them (https://spec.openapis.org/registry/format).
 */
const notes = new Set(
  "int8 int16 int32 int64 uint8 uint16 uint32 uint64 float double decimal decimal128 double-int password byte binary".split(
    " ",
  ),
);

const checked = Object.keys(formats);

/** Formats that no validator checks, each told where it is first: a misspelt one looks as if it were enforced. */
export function formatProblems(schemas: SchemaGraph, reader: SchemaReader): readonly SchemaProblem[] {
  const found = new Map<string, { readonly first: SchemaNode; others: number }>();
  for (const node of writtenNodes(schemas, reader)) {
    const { format } = node.docs;
    if (format === undefined || notes.has(format) || checked.includes(format)) continue;
    const known = found.get(format);
    if (known === undefined) found.set(format, { first: node, others: 0 });
    else known.others += 1;
  }
  return [...found].map(([format, { first, others }]) => problemOf(format, first, others));
}

function problemOf(format: string, { place }: SchemaNode, others: number): SchemaProblem {
  const meant = nearest(format, checked);
  const elsewhere = others === 0 ? "" : `, here and in ${others === 1 ? "another place" : `${others} other places`}`;
  return {
    code: "format-not-checked",
    severity: "info",
    message: `the format \`${format}\` is not checked${elsewhere}`,
    consequence: "It is a note to readers: validators take what does not have it.",
    remedy: meant === undefined ? "Say with `pattern` what has to be so." : `Did you mean \`${meant}\`?`,
    place: { ref: place.ref, pointer: `${place.pointer}/format` },
  };
}
