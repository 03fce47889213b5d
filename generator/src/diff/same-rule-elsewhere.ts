import { pointerOf, tokensOf } from "../contract/json-pointer.js";
import { matchesPattern } from "../contract/schema/document-pattern.js";
import { schemaCluster } from "../contract/schema/schema-cluster.js";
import type { SchemaNode } from "../contract/schema/schema-node.js";
import type { SchemaReader } from "../contract/schema/schema-reader.js";
import type { Language } from "../judge/language-side.js";
import { languageSource } from "../judge/language-source.js";
import type { LanguageRefusal } from "../judge/message-validator.js";

/** A value that the rule of a refusal is about as well: behind another reference to it, or under another name. */
export interface SameRule {
  readonly pointer: string;
  /** What the sending side says of it. */
  readonly sent: readonly SchemaNode[];
}

/**
 * Where else in a message the same rule is asked of a value that the sending side names, and of which it says another thing
 * than of those before. One refusal is told for all of them.
 */
export function sameRuleElsewhere(
  emitted: Language,
  accepted: Language,
  { place, pointer: refused }: LanguageRefusal,
): readonly SameRule[] {
  const [sender, taker] = [languageSource(emitted.schemas).reader, languageSource(accepted.schemas).reader];
  const found: SameRule[] = [];
  const seen = new Set<string>();

  const pending: Place[] = [{ from: [sender.node(emitted.ref)], to: [taker.node(accepted.ref)], tokens: [] }];
  const visit = ({ from, to, tokens }: Place): void => {
    const [sent, taken] = [clusterOf(from, sender), clusterOf(to, taker)];
    const mark = JSON.stringify([sent.map(placeOf), taken.map(placeOf)]);
    if (sent.length === 0 || taken.length === 0 || seen.has(mark)) return;
    seen.add(mark);
    const pointer = pointerOf(tokens);
    if (pointer !== refused && taken.some((node) => isOf(node, place))) found.push({ pointer, sent });
    for (const name of new Set(sent.flatMap(({ properties }) => [...(properties?.keys() ?? [])]))) {
      const inside = (nodes: readonly SchemaNode[]) => nodes.flatMap((node) => propertyOf(node, name));
      pending.push({ from: inside(sent), to: inside(taken), tokens: [...tokens, name] });
    }
    pending.push({ from: sent.flatMap(elementsOf), to: taken.flatMap(elementsOf), tokens: [...tokens, "0"] });
  };

  for (let next = pending.pop(); next !== undefined && seen.size < mostPlaces; next = pending.pop()) visit(next);
  return found;
}

/** What both sides say of one value. */
interface Place {
  readonly from: readonly SchemaNode[];
  readonly to: readonly SchemaNode[];
  readonly tokens: readonly string[];
}

/** Two rings of references have as many places as the product of their lengths. */
const mostPlaces = 10_000;

function clusterOf(nodes: readonly SchemaNode[], reader: SchemaReader): readonly SchemaNode[] {
  return schemaCluster(nodes, reader, new Map()).filter(({ ref }) => ref === undefined);
}

function placeOf({ place }: SchemaNode): string {
  return place.ref + place.pointer;
}

/** Whether a rule is a keyword of a schema. */
function isOf(node: SchemaNode, rule: string): boolean {
  const own = placeOf(node);
  if (!rule.startsWith(`${own}/`)) return false;
  const [keyword, ...others] = tokensOf(rule.slice(own.length));
  return others.length === 0 || (keyword === "dependencies" && others.length === 1);
}

function propertyOf(node: SchemaNode, name: string): readonly SchemaNode[] {
  const named = node.properties?.get(name);
  if (named !== undefined) return [named];
  const matching = [...(node.patternProperties ?? [])].filter(([pattern]) => matchesPattern(pattern, name));
  if (matching.length > 0) return matching.map(([, property]) => property);
  return node.additionalProperties === undefined ? [] : [node.additionalProperties];
}

function elementsOf({ items, tuple = [] }: SchemaNode): readonly SchemaNode[] {
  return items === undefined ? tuple : [...tuple, items];
}
