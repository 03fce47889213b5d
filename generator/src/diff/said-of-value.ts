import type { JsonValue } from "../contract/contract.js";
import { isObject, tokensOf } from "../contract/json-pointer.js";
import { plainSchema } from "../contract/schema/plain-schema.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import type { SchemaRef } from "../contract/schema-graph.js";
import { nodesAt } from "../judge/declaring-nodes.js";
import type { Language } from "../judge/language-side.js";
import { languageSource } from "../judge/language-source.js";
import type { LanguageRefusal } from "../judge/message-validator.js";
import { sameRuleElsewhere } from "./same-rule-elsewhere.js";

/** What two sides say of a value that one of them refuses, whatever they say of anything else. */
export interface SaidOfValue {
  /** Empty where the sending side says nothing of it. Absent where the property's name says it all. */
  readonly sent?: readonly string[];
  readonly taken?: readonly string[];
  /** What the sending side says of other values that the same rule is about: pointers, and what is said. */
  readonly elsewhere: readonly string[];
}

/** The path of the finding names the property, and more is not said of it. */
const namesProperty = new Set(["required", "additionalProperties"]);

/** Their members are a set, in whatever order they are listed. */
const sets = new Set(["enum", "type", "required"]);

/**
 * By the keyword that refuses the value, where both sides have it. One message may show several changes of the same value:
 * `blue` is refused by an `enum` that has lost it, and by one that has lost everything but `red`. So what is accepted of a
 * change has to know more of it than its witness.
 */
export function saidOfValue(emitted: Language, accepted: Language, refusal: LanguageRefusal): SaidOfValue {
  const { keyword, pointer, isConditional } = refusal;
  const { reader } = languageSource(emitted.schemas);
  const elsewhere = sameRuleElsewhere(emitted, accepted, refusal)
    .map((other) => JSON.stringify([other.pointer, printed(other.sent.map((node) => written(node, reader)))]))
    .sort();
  if (namesProperty.has(keyword) && !isConditional) return { elsewhere };
  const [sent, taken] = [schemasAt(emitted, tokensOf(pointer)), schemasAt(accepted, tokensOf(pointer))];
  // Where several schemas apply, one without the keyword may be what the change is about.
  const [ofSender, ofTaker] = [sent, taken].map((schemas) => (schemas.length === 1 ? keywordIn(schemas, keyword) : []));
  if (ofSender?.length !== 1 || ofTaker?.length !== 1) return { sent: printed(sent), taken: printed(taken), elsewhere };
  if (keyword !== "enum") return { sent: printed(ofSender, keyword), taken: printed(ofTaker, keyword), elsewhere };
  const known = new Set(membersOf(ofTaker));
  return { sent: membersOf(ofSender).filter((member) => !known.has(member)), taken: [], elsewhere };
}

/** A schema, or what a keyword of it says, as JSON Schema. */
interface Written {
  readonly value: unknown;
  readonly reader: SchemaReader;
  /** Those in it, which are written as they are. */
  readonly refs: ReadonlySet<SchemaRef>;
}

function schemasAt({ schemas, ref }: Language, tokens: readonly string[]): readonly Written[] {
  const { reader } = languageSource(schemas);
  return nodesOfValue(reader.node(ref), tokens, reader)
    .filter((node) => node.ref === undefined)
    .map((node) => written(node, reader));
}

/** What a value at a place of a message is held to. What is not declared by name or position is held to what is said of all others. */
function nodesOfValue(root: SchemaNode, tokens: readonly string[], reader: SchemaReader): readonly SchemaNode[] {
  const allOf = (nodes: readonly SchemaNode[]) => schemaCluster(nodes, reader, new Map());
  const declaring = nodesAt(tokens, root, reader);
  if (declaring.length > 0) return allOf(declaring);
  for (let length = tokens.length - 1; length >= 0; length -= 1) {
    const around = allOf(nodesAt(tokens.slice(0, length), root, reader));
    if (around.length > 0) return allOf(around.flatMap(({ additionalProperties }) => additionalProperties ?? []));
  }
  return [];
}

function written(node: SchemaNode, reader: SchemaReader): Written {
  const refs = new Set<SchemaRef>();
  const value = plainSchema(node, (ref) => {
    refs.add(ref);
    return ref;
  });
  return { value, reader, refs };
}

function keywordIn(schemas: readonly Written[], keyword: string): readonly Written[] {
  return schemas.flatMap(({ value, ...others }) =>
    isObject(value) && Object.hasOwn(value, keyword) ? [{ ...others, value: value[keyword] }] : [],
  );
}

function membersOf(lists: readonly Written[]): readonly string[] {
  const members = lists.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly JsonValue[]) : []));
  return [...new Set(members.map((member) => JSON.stringify(member)))].sort();
}

function printed(schemas: readonly Written[], keyword?: string): readonly string[] {
  return [...new Set(schemas.map((schema) => JSON.stringify(withReferences(schema, keyword))))].sort();
}

/** The same for what means the same, however members are ordered and whatever is referred to is called. */
function withReferences({ value, reader, refs }: Written, keyword: string | undefined): readonly unknown[] {
  const passed: SchemaRef[] = [];
  const print = (inner: unknown, known: ReadonlySet<SchemaRef>, of = ""): unknown => {
    if (typeof inner === "string" && of === "$ref" && known.has(inner)) {
      if (!passed.includes(inner)) passed.push(inner);
      return passed.indexOf(inner);
    }
    if (Array.isArray(inner)) {
      const members = inner.map((member) => print(member, known));
      return sets.has(of) ? members.sort(byText) : members;
    }
    if (!isObject(inner)) return inner;
    const names = Object.keys(inner).sort();
    return names.map((name) => [name, print(inner[name], known, name)]);
  };
  const parts = [print(value, refs, keyword)];
  // Printing what is referred to may add to it.
  for (let ref = passed[0]; ref !== undefined; ref = passed[parts.length - 1]) {
    const target = written(reader.node(ref), reader);
    parts.push(print(target.value, target.refs));
  }
  return parts;
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
