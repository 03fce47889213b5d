import { isObject, type JsonObject } from "../contract/json-pointer.js";
import { isNames } from "../contract/schema/keyword-reader.js";
import { isOpen } from "../contract/schema-cluster.js";
import type { SchemaAt } from "./openapi-discriminator.js";
import { inPlaceRuleFor, itemKeywords, propertiesNamedBy } from "./unevaluated.js";

export interface TranslatedKeywords {
  readonly schema: JsonObject;
  /** In the order in which they have to be undone. */
  readonly moved: readonly MovedKeyword[];
  readonly problems: readonly UntranslatableKeyword[];
}

/** What stands elsewhere than it is written: the way to it, and the way to where it is written. */
export interface MovedKeyword {
  readonly to: readonly string[];
  readonly from: readonly string[];
}

/** A keyword that draft-07 has no words for. */
export interface UntranslatableKeyword {
  readonly keyword: string;
  readonly message: string;
  readonly consequence: string;
  readonly remedy: string;
}

/**
 * The keywords of one schema of JSON Schema 2020-12, as OpenAPI 3.1 has it, in those of draft-07 that mean the same. The schemas
 * inside it are left as they are. What draft-07 cannot say is a problem, and left out.
 */
export function toDraft07(given: JsonObject, schemaAt: SchemaAt): TranslatedKeywords {
  const translation: Translation = { schema: { ...given }, moved: [], problems: [] };
  translateContains(given, translation);
  translateUnevaluatedProperties(given, translation, schemaAt);
  translateUnevaluatedItems(given, translation, schemaAt);
  translateItems(given, translation);
  translateDependencies(given, translation);
  for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
    if (given[keyword] !== undefined) refuse(translation, { keyword, remedy: "Use `$ref`." });
  }
  for (const keyword of ["$dynamicAnchor", "$recursiveAnchor", "$vocabulary", "contentSchema"])
    delete translation.schema[keyword];
  return translation;
}

interface Translation {
  readonly schema: Record<string, unknown>;
  readonly moved: MovedKeyword[];
  readonly problems: UntranslatableKeyword[];
}

type Refused = Pick<UntranslatableKeyword, "keyword" | "remedy"> & Partial<UntranslatableKeyword>;

function refuse({ schema, problems }: Translation, problem: Refused): void {
  delete schema[problem.keyword];
  const message = `JSON Schema draft-07 has nothing for \`${problem.keyword}\``;
  problems.push({ message, consequence: "It would check nothing.", ...problem });
}

/** Draft-07 counts only whether there is one. */
function translateContains({ contains, minContains, maxContains }: JsonObject, translation: Translation): void {
  const { schema } = translation;
  delete schema["minContains"];
  delete schema["maxContains"];
  if (contains === undefined) return;
  if (maxContains !== undefined)
    refuse(translation, { keyword: "maxContains", remedy: "Leave it out, or bound the list by `maxItems`." });
  else if (minContains === 0) delete schema["contains"];
  else if (minContains !== undefined && minContains !== 1)
    refuse(translation, { keyword: "minContains", remedy: "Leave it out, or bound the list by `minItems`." });
}

/** Draft-07 has the list in `items`, and what comes after it in `additionalItems`. */
function translateItems({ prefixItems, items, additionalItems }: JsonObject, translation: Translation): void {
  const { schema, moved } = translation;
  if (Array.isArray(items)) {
    const message = "`items` is a list, which it is not in OpenAPI 3.1";
    refuse(translation, { keyword: "items", message, remedy: "Write the list as `prefixItems`." });
  }
  if (prefixItems === undefined) return;
  if (!Array.isArray(prefixItems)) {
    const message = "`prefixItems` is not a list";
    refuse(translation, { keyword: "prefixItems", message, remedy: "Write a list with a schema for each position." });
    return;
  }
  if (additionalItems !== undefined) {
    const message = "`additionalItems` is not a keyword of OpenAPI 3.1";
    refuse(translation, { keyword: "additionalItems", message, remedy: "Write it as `items`." });
  }
  // `unevaluatedItems` may have become the rule for the others before.
  const { prefixItems: _, items: others, ...rest } = schema;
  for (const keyword of ["prefixItems", "items"]) delete schema[keyword];
  Object.assign(schema, rest, { items: prefixItems }, others === undefined ? {} : { additionalItems: others });
  if (others !== undefined)
    moved.push({ to: ["additionalItems"], from: [items === undefined ? "unevaluatedItems" : "items"] });
  moved.push({ to: ["items"], from: ["prefixItems"] });
}

/** Draft-07 has both kinds in `dependencies`. */
function translateDependencies({ dependencies, ...given }: JsonObject, translation: Translation): void {
  const { schema, moved } = translation;
  if (dependencies !== undefined) {
    const message = "`dependencies` is not a keyword of OpenAPI 3.1";
    const remedy = "Write it as `dependentRequired` or `dependentSchemas`.";
    refuse(translation, { keyword: "dependencies", message, remedy });
  }
  const required = membersOf("dependentRequired", given, translation);
  const schemas = membersOf("dependentSchemas", given, translation);
  for (const [name, names] of required) {
    if (isNames(names)) continue;
    const message = `\`dependentRequired\` has no list of names for "${name}"`;
    refuse(translation, { keyword: "dependentRequired", message, remedy: "Write a list of names." });
  }
  const dependent = new Map(required);
  for (const name of required.keys()) moved.push({ to: ["dependencies", name], from: ["dependentRequired", name] });
  for (const [name, asked] of schemas) {
    const names = required.get(name);
    dependent.set(name, names === undefined ? asked : { allOf: [{ required: names }, asked] });
    const inside = names === undefined ? [] : ["allOf", "1"];
    moved.push({ to: ["dependencies", name, ...inside], from: ["dependentSchemas", name] });
  }
  if (dependent.size > 0) schema["dependencies"] = Object.fromEntries(dependent);
}

function membersOf(keyword: string, given: JsonObject, translation: Translation): ReadonlyMap<string, unknown> {
  const value = given[keyword] ?? {};
  delete translation.schema[keyword];
  if (isObject(value)) return new Map(Object.entries(value));
  const message = `\`${keyword}\` is not an object`;
  refuse(translation, { keyword, message, remedy: "Write names of properties, and for each what it asks for." });
  return new Map();
}

/** `additionalProperties` knows of the properties beside it alone: those that others name for the same value are named there too. */
function translateUnevaluatedProperties(given: JsonObject, translation: Translation, schemaAt: SchemaAt): void {
  const { schema, moved } = translation;
  const { unevaluatedProperties: others } = given;
  delete schema["unevaluatedProperties"];
  if (others === undefined || isOpen(others)) return;
  const named = propertiesNamedBy(given, schemaAt);
  if ("dependsOn" in named) {
    refuse(translation, {
      keyword: "unevaluatedProperties",
      message: `\`unevaluatedProperties\` stands beside \`${named.dependsOn}\`, which names properties`,
      consequence: "Which properties it is about depends on the value; draft-07 has nothing for that.",
      remedy: "Write `additionalProperties` where the properties are named.",
    });
  } else if (!named.all) {
    schema["additionalProperties"] = others;
    moved.push({ to: ["additionalProperties"], from: ["unevaluatedProperties"] });
    Object.assign(schema, withNames("properties", given, named.properties));
    Object.assign(schema, withNames("patternProperties", given, named.patterns));
  }
}

function withNames(keyword: string, given: JsonObject, names: ReadonlySet<string>): JsonObject {
  const own = isObject(given[keyword]) ? given[keyword] : {};
  const others = [...names].filter((name) => !Object.hasOwn(own, name)).map((name) => [name, true]);
  return others.length === 0 ? {} : { [keyword]: { ...own, ...Object.fromEntries(others) } };
}

function translateUnevaluatedItems(given: JsonObject, translation: Translation, schemaAt: SchemaAt): void {
  const { schema, moved } = translation;
  const { unevaluatedItems: others, contains, items } = given;
  delete schema["unevaluatedItems"];
  if (others === undefined || isOpen(others)) return;
  const beside = contains === undefined ? inPlaceRuleFor(itemKeywords, given, schemaAt) : "contains";
  if (beside !== undefined) {
    refuse(translation, {
      keyword: "unevaluatedItems",
      message: `\`unevaluatedItems\` stands beside \`${beside}\`, which describes elements`,
      consequence: "Which elements it is about depends on the value; draft-07 has nothing for that.",
      remedy: "Write `items` where the elements are described.",
    });
  } else if (items === undefined) {
    schema["items"] = others;
    moved.push({ to: ["items"], from: ["unevaluatedItems"] });
  }
}
