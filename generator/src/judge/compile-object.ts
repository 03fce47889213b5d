import { compileLimits } from "./compile-scalars.js";
import type { Literal } from "./formula.js";
import { isArray, type Json, type JsonObject, Kind, member } from "./json.js";
import { readMap, readNames, readPattern } from "./read-keyword.js";
import type { SchemaScope } from "./schema-scope.js";

export function compileObject(schema: JsonObject, scope: SchemaScope): Literal[] {
  const { formulas, literal, each, vocabulary } = scope;
  const literals = compileLimits(schema, formulas.atom.bind(formulas), [
    ["minProperties", Kind.object],
    ["maxProperties", Kind.object],
  ]);
  const required = member(schema, "required");
  if (required !== undefined) literals.push(...presentAll(required, "required", scope));
  const properties = readMap(schema, "properties", vocabulary);
  for (const [property, value] of properties) {
    literals.push(formulas.atom({ is: "property", of: Kind.object, property, value: literal(value) }));
  }
  const patterns = readMap(schema, "patternProperties", vocabulary);
  for (const [pattern, value] of patterns) {
    literals.push(
      formulas.atom({ is: "matching", of: Kind.object, pattern: readPattern(pattern), value: each(value) }),
    );
  }
  const others = member(schema, "additionalProperties");
  if (others !== undefined) {
    literals.push(othersThan(properties.map(nameOf), patterns.map(nameOf), each(others), scope));
  }
  const names = member(schema, "propertyNames");
  if (names !== undefined) literals.push(formulas.atom({ is: "names", of: Kind.object, value: literal(names) }));
  literals.push(...compileDependencies(schema, scope));
  return literals;
}

export function nameOf([name]: readonly [string, Json]): string {
  return name;
}

export function present(property: string, { formulas }: SchemaScope): Literal {
  return formulas.atom({ is: "required", of: Kind.object, property });
}

/** From so many names on ajv looks for each in a loop. */
const loopsFrom = 200;

/** Before that it takes the name `""` of a missing property for the answer that none is missing. */
function presentAll(list: Json, keyword: string, scope: SchemaScope): Literal[] {
  const names = readNames(list, keyword);
  const overlooks = !scope.vocabulary.sdk && (keyword !== "required" || names.length < loopsFrom);
  return names.filter((name) => !overlooks || name !== "").map((name) => present(name, scope));
}

export function othersThan(
  names: Iterable<string>,
  patterns: Iterable<string>,
  value: Literal,
  { formulas }: SchemaScope,
): Literal {
  return formulas.atom({
    is: "others",
    of: Kind.object,
    names: [...new Set(names)].sort(),
    patterns: [...new Set(patterns)].sort(),
    value,
  });
}

/** A value that is no object, or lacks the property, or satisfies the consequence. */
function whenPresent(property: string, consequence: Literal, scope: SchemaScope): Literal {
  const { formulas } = scope;
  return formulas.or([formulas.kind(63 & ~Kind.object), -present(property, scope), consequence]);
}

function compileDependencies(schema: JsonObject, scope: SchemaScope): Literal[] {
  const { formulas, literal, vocabulary } = scope;
  const literals: Literal[] = [];
  const requires = (property: string, names: Json, keyword: string): void => {
    literals.push(whenPresent(property, formulas.and(presentAll(names, keyword, scope)), scope));
  };
  for (const [property, dependency] of readMap(schema, "dependencies", vocabulary)) {
    if (isArray(dependency)) requires(property, dependency, "dependencies");
    else literals.push(whenPresent(property, literal(dependency), scope));
  }
  if (!vocabulary.next) return literals;
  for (const [property, names] of readMap(schema, "dependentRequired", vocabulary))
    requires(property, names, "dependentRequired");
  for (const [property, value] of readMap(schema, "dependentSchemas", vocabulary)) {
    literals.push(whenPresent(property, literal(value), scope));
  }
  return literals;
}
