import type { Declared, DeclaredObject, DeclaredTable } from "../../contract/schema/declared-names.js";
import type { SchemaRef } from "../../contract/schema-graph.js";
import { code, members, type SourceValue, sourceOf } from "../source-of.js";

interface DeclaredSource {
  /** Declarations of constants, the schema's own exported. */
  readonly code: string;
  /** Named schemas whose constants it refers to. */
  readonly refers: readonly SchemaRef[];
}

/** The declared names of a schema as constants. What is used once stands where it is used. */
export function declaredSource(name: string, table: DeclaredTable, nameOf: (ref: SchemaRef) => string): DeclaredSource {
  const refers = new Set<SchemaRef>();
  const uses = usesOf(table);
  const isConstant = (index: number) => index === 0 || (uses.get(index) ?? 0) > 1;
  const constantOf = (index: number) => (index === 0 ? name : `${name}${index}`);
  const sourceOfNames = (names: Declared): SourceValue => {
    if (names === "anything") return true;
    if ("schema" in names) {
      refers.add(names.schema);
      return code(`() => ${nameOf(names.schema)}`);
    }
    if (!("entry" in names)) return shapeSource(names, sourceOfNames);
    return isConstant(names.entry)
      ? code(`() => ${constantOf(names.entry)}`)
      : sourceOfNames(table[names.entry] ?? "anything");
  };
  const constants = table.flatMap((names, index) =>
    isConstant(index)
      ? [`${index === 0 ? "export " : ""}const ${constantOf(index)} = ${sourceOf(sourceOfNames(names))};`]
      : [],
  );
  return { code: constants.join("\n\n"), refers: [...refers] };
}

function shapeSource(names: DeclaredObject, sourceOfNames: (names: Declared) => SourceValue): SourceValue {
  const byName = (inner: ReadonlyMap<string, Declared>) =>
    new Map([...inner].map(([key, value]) => [key, sourceOfNames(value)]));
  return members({
    properties: names.properties.size === 0 ? undefined : byName(names.properties),
    patterns:
      names.patterns.length === 0
        ? undefined
        : names.patterns.map(([pattern, inner]) => [pattern, sourceOfNames(inner)]),
    additional: names.additional === undefined ? undefined : sourceOfNames(names.additional),
    tuple:
      names.tuple.every((inner) => inner === "anything") && names.items === "anything"
        ? undefined
        : tupleSource(names, sourceOfNames),
    items: names.items === "anything" ? undefined : sourceOfNames(names.items),
    tag: names.tag,
    variants: names.variants === undefined ? undefined : byName(names.variants),
  });
}

function tupleSource({ tuple }: DeclaredObject, sourceOfNames: (names: Declared) => SourceValue): SourceValue {
  return tuple.length === 0 ? undefined : tuple.map(sourceOfNames);
}

function usesOf(table: DeclaredTable): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  const count = (names: Declared): void => {
    if (names === "anything" || "schema" in names) return;
    if ("entry" in names) {
      uses.set(names.entry, (uses.get(names.entry) ?? 0) + 1);
      return;
    }
    for (const inner of innerOf(names)) count(inner);
  };
  for (const names of table) count(names);
  return uses;
}

function innerOf({ properties, patterns, additional, tuple, items, variants }: DeclaredObject): readonly Declared[] {
  const lists = [
    ...properties.values(),
    ...patterns.map(([, inner]) => inner),
    ...tuple,
    items,
    ...(variants?.values() ?? []),
  ];
  return additional === undefined ? lists : [...lists, additional];
}
