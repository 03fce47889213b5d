import { below, isObject, type JsonObject } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import { isReference } from "../contract/reference.js";
import type { SchemaGraph, SchemaRef } from "../contract/schema-graph.js";
import { subschemasOf } from "../contract/schema-members.js";
import { writtenText } from "../judge/written-text.js";
import type { ContractComparison } from "./contract-comparison.js";
import { matchBy, type Pair } from "./match.js";

/** A schema as it is written, and where. */
export interface WrittenSchema {
  readonly schema: JsonObject;
  /** `schemas.Order.properties.amount` */
  readonly path: string;
  /** Where a keyword of it is written, or the schema where it has none of the name. */
  locate(keyword: string): Location;
}

/**
 * Schemas that stand in the same place before and after and are not written the same, each pair once, however many messages
 * use it: bodies and headers of messages, what is inside them and what they refer to. For what schemas say to their readers:
 * what they accept is judged as a whole.
 */
export function sameSchemas({ old, new: changed, messages }: ContractComparison): readonly Pair<WrittenSchema>[] {
  const found: Pair<WrittenSchema>[] = [];
  const seen = new Set<string>();

  const pending: Pair<Place>[] = [];
  /** @returns what is inside, or referred to. */
  const visit = (pair: Pair<Place>): readonly Pair<Place>[] => {
    const [before, after] = [pair.old, pair.new];
    // What stands beside a reference is said of this place alone.
    if (isReference(before.schema) && isReference(after.schema)) add(pair);
    const target = { old: targetOf(before, old.schemas), new: targetOf(after, changed.schemas) };
    const mark = JSON.stringify([target.old.ref, target.old.tokens, target.new.ref, target.new.tokens]);
    if (seen.has(mark)) return [];
    seen.add(mark);
    const [written, other] = [writtenText(target.old.schema), writtenText(target.new.schema)];
    if (written.text === other.text && written.refs.map(nameOf).join() === other.refs.map(nameOf).join()) {
      return written.refs.map((ref, index) => ({
        old: rootOf(ref, old.schemas),
        new: rootOf(other.refs[index] ?? ref, changed.schemas),
      }));
    }
    add(target);
    const { pairs } = matchBy(innerOf(target.old), innerOf(target.new), [
      (place) => nameOfVariant(place),
      ({ tokens }) => tokens.join("/"),
    ]);
    return pairs;
  };
  // In the order of the document, and without a call in a call: a ring of schemas may be long.
  const visitAll = (pair: Pair<Place>): void => {
    pending.push(pair);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) pending.push(...visit(next).toReversed());
  };

  const add = ({ old: before, new: after }: Pair<Place>): void => {
    if (!isObject(before.schema) || !isObject(after.schema)) return;
    found.push({
      old: { schema: before.schema, ...described(before, old.schemas) },
      new: { schema: after.schema, ...described(after, changed.schemas) },
    });
  };

  for (const { old: before, new: after } of messages.pairs) {
    visitAll({ old: rootOf(before.body, old.schemas), new: rootOf(after.body, changed.schemas) });
    if (before.headers === undefined || after.headers === undefined) continue;
    visitAll({ old: rootOf(before.headers, old.schemas), new: rootOf(after.headers, changed.schemas) });
  }
  return found;
}

/** A place in a named schema. */
interface Place {
  readonly ref: SchemaRef;
  readonly tokens: readonly string[];
  readonly schema: unknown;
}

function rootOf(ref: SchemaRef, graph: SchemaGraph): Place {
  return { ref, tokens: [], schema: graph.get(ref) };
}

function targetOf(place: Place, graph: SchemaGraph): Place {
  const passed = new Set<SchemaRef>();
  let target = place;
  while (isReference(target.schema) && !passed.has(target.schema.$ref)) {
    passed.add(target.schema.$ref);
    target = rootOf(target.schema.$ref, graph);
  }
  return target;
}

function innerOf({ ref, tokens, schema }: Place): readonly Place[] {
  if (isReference(schema)) return [];
  return subschemasOf(schema).map((inner) => ({ ref, tokens: [...tokens, ...inner.tokens], schema: inner.schema }));
}

/** Variants that are referred to are known by their names, in whatever order they are listed. */
function nameOfVariant({ tokens, schema }: Place): string | undefined {
  const keyword = tokens.at(-2);
  const isVariant = keyword === "oneOf" || keyword === "anyOf" || keyword === "allOf";
  return isVariant && isReference(schema) ? `${keyword} ${nameOf(schema.$ref)}` : undefined;
}

/** What a schema is called, in whatever file. */
function nameOf(ref: SchemaRef): string {
  return ref.replace(/^[^#]*/, "");
}

function described({ ref, tokens }: Place, graph: SchemaGraph): Omit<WrittenSchema, "schema"> {
  const name = graph.nameOf(ref)?.name ?? ref;
  return {
    path: ["schemas", name, ...tokens].join("."),
    locate: (keyword) => graph.locate(ref, below("", ...tokens, keyword)),
  };
}
