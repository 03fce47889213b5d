import { isArray, isObject, type Json, type JsonObject, member } from "./json.js";
import { type Located, locatedIn, type SchemaDocument } from "./schema-document.js";
import { Undecided } from "./undecided.js";
import type { Validator } from "./validator.js";

/** A validator cannot be interrupted: where one value takes it through more subschemas than this, it is not asked. */
const mostWork = 200_000;
/** So many more for each part of the value. */
const mostWorkPerPart = 50;

const ofTheValue = ["not", "if", "then", "else"];
const listsOfTheValue = ["allOf", "anyOf", "oneOf"];
const mapsOfTheValue = ["dependencies", "dependentSchemas"];
const ofMembers = ["additionalProperties", "unevaluatedProperties"];
const ofItems = ["additionalItems", "unevaluatedItems", "contains", "items"];

/**
 * The validator of a document, if it is soon done with the first value it is asked about; {@link Undecided} is thrown else.
 * The values that follow are smaller ones.
 */
export function unlessTooMuchWork<Why>(validator: Validator<Why>, document: SchemaDocument): Validator<Why> {
  let isMeasured = false;
  return {
    refusal(value) {
      if (!isMeasured) refuseTooMuchWork(document, value);
      isMeasured = true;
      return validator.refusal(value);
    },
  };
}

function refuseTooMuchWork(document: SchemaDocument, value: Json): void {
  try {
    new WorkMeter(document, mostWork + mostWorkPerPart * partsOf(value)).visit(document.root, value);
  } catch (error) {
    // A $ref that leads back to itself on one value ends the stack of a validator too, unless it stops early.
    if (!(error instanceof RangeError)) throw error;
  }
}

/** Goes where a validator would go that never stops early. */
class WorkMeter {
  readonly #document: SchemaDocument;
  readonly #targets = new Map<JsonObject, Located>();
  readonly #most: number;
  #work = 0;

  constructor(document: SchemaDocument, most: number) {
    this.#document = document;
    this.#most = most;
  }

  visit({ schema, base }: Located, value: Json): void {
    this.#work += 1;
    if (this.#work > this.#most) {
      throw new Undecided(
        "SIZE_TOO_LARGE",
        `a validator would evaluate more than ${this.#most} subschemas of one message: the schema refers to itself too often`,
      );
    }
    if (!isObject(schema)) return;
    const go = (inner: Json | undefined, to: Json) => {
      if (isObject(inner)) this.visit(locatedIn(inner, base), to);
    };
    const reference = member(schema, "$ref");
    if (typeof reference === "string") this.visit(this.#target(schema, reference, base), value);
    for (const inner of subschemasOfTheValue(schema)) go(inner, value);
    if (isArray(value)) for (const [inner, item] of itemsOf(schema, value)) go(inner, item);
    else if (isObject(value)) for (const [inner, of] of membersOf(schema, value)) go(inner, of);
  }

  #target(schema: JsonObject, reference: string, base: string): Located {
    const target = this.#targets.get(schema) ?? this.#document.resolve(reference, base);
    this.#targets.set(schema, target);
    return target;
  }
}

function partsOf(value: Json): number {
  if (isArray(value)) return value.reduce<number>((sum, item) => sum + partsOf(item), 1);
  return isObject(value) ? partsOf(Object.values(value)) : 1;
}

function* subschemasOfTheValue(schema: JsonObject): Iterable<Json | undefined> {
  for (const keyword of ofTheValue) yield member(schema, keyword);
  for (const keyword of listsOfTheValue) {
    const list = member(schema, keyword);
    if (isArray(list)) yield* list;
  }
  for (const keyword of mapsOfTheValue) yield* valuesOf(schema, keyword);
}

function* itemsOf(schema: JsonObject, value: readonly Json[]): Iterable<readonly [Json | undefined, Json]> {
  for (const keyword of ["prefixItems", "items"]) {
    const tuple = member(schema, keyword);
    if (isArray(tuple)) for (const [index, item] of value.slice(0, tuple.length).entries()) yield [tuple[index], item];
  }
  for (const keyword of ofItems) {
    const inner = member(schema, keyword);
    if (isObject(inner)) for (const item of value) yield [inner, item];
  }
}

function* membersOf(schema: JsonObject, value: JsonObject): Iterable<readonly [Json | undefined, Json]> {
  const properties = member(schema, "properties");
  const others = [...ofMembers.map((keyword) => member(schema, keyword)), ...valuesOf(schema, "patternProperties")];
  const names = member(schema, "propertyNames");
  for (const [name, inner] of Object.entries(value)) {
    if (isObject(properties)) yield [member(properties, name), inner];
    for (const each of others) yield [each, inner];
    yield [names, name];
  }
}

function valuesOf(schema: JsonObject, keyword: string): readonly Json[] {
  const map = member(schema, keyword);
  return isObject(map) ? Object.values(map) : [];
}
