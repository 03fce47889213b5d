import { below, tokensOf } from "../contract/json-pointer.js";
import type { Location } from "../contract/location.js";
import type { SchemaGraph } from "../contract/schema-graph.js";
import type { RuleError, RunnableValidator } from "../emit/validators/run-validators.js";
import type { Json } from "./json.js";
import { Undecided } from "./undecided.js";
import type { Refusal, Validator } from "./validator.js";

/** Why the validator of an SDK refused a message. */
export interface LanguageRefusal extends Refusal {
  /** The property that is missing, not allowed, or wrong. */
  readonly property?: string;
  /** The rule, as the validators name it: `<file>#<pointer>`. */
  readonly place: string;
  /** Where the rule is written. */
  readonly location: Location;
  /** The rule holds only because of other properties: `dependencies`, `if`, `then`, `else`. */
  readonly isConditional: boolean;
  /** More than one branch of `oneOf` took it. */
  readonly isAmbiguous: boolean;
}

/** The final word on a witness: the validator that the SDK of a document holds, run here. */
export function messageValidator(accepts: RunnableValidator, schemas: SchemaGraph): Validator<LanguageRefusal> {
  return {
    refusal(value) {
      const errors = errorsOf(accepts, value);
      return errors === undefined ? undefined : refusalOf(errors, schemas);
    },
  };
}

function errorsOf(accepts: RunnableValidator, value: Json): readonly RuleError[] | undefined {
  try {
    return accepts(value) ? undefined : (accepts.errors ?? []);
  } catch (cause) {
    if (cause instanceof Undecided) throw cause;
    if (cause instanceof RangeError) {
      throw new Undecided(
        "REFERENCE_UNGUARDED",
        "the validator overflows the stack: a $ref leads back to itself on one value",
      );
    }
    throw new Undecided("VALIDATOR_FAILS", `the validator throws on a message: ${String(cause)}`);
  }
}

function refusalOf(errors: readonly RuleError[], schemas: SchemaGraph): LanguageRefusal {
  // A refused branch is listed before the keyword that refused for want of it.
  const error = errors.at(-1);
  const place = error?.schemaPath ?? "#";
  const property = propertyOf(error);
  return {
    pointer: error?.instancePath ?? "",
    ...(property === undefined ? {} : { property }),
    keyword: error?.keyword ?? "false schema",
    schemaPointer: place.slice(place.indexOf("#") + 1),
    place,
    message: error?.message ?? "is refused",
    location: schemas.locate(place),
    isConditional: isConditional(place, schemas),
    isAmbiguous: Array.isArray(error?.params?.["passingSchemas"]),
  };
}

/** Keywords whose members are named by the author, so that a name is no keyword. */
const namesMembers = new Set(["properties", "patternProperties"]);
const conditional = new Set(["dependencies", "then", "else"]);

function isConditional(place: string, schemas: SchemaGraph): boolean {
  let ref = place;
  while (schemas.nameOf(ref) === undefined && ref.includes("/")) ref = ref.slice(0, ref.lastIndexOf("/"));
  const tokens = tokensOf(place.slice(ref.length));
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    if (conditional.has(token)) return true;
    if (namesMembers.has(token)) index += 1;
  }
  return false;
}

function propertyOf(error: RuleError | undefined): string | undefined {
  const { missingProperty, additionalProperty, propertyName } = error?.params ?? {};
  const named = missingProperty ?? additionalProperty ?? propertyName;
  if (typeof named === "string") return named;
  const last = error?.instancePath.split("/").at(-1);
  return last === undefined || last === "" ? undefined : last.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Keywords that refuse an object because of a property; others refuse the property's value. */
const namesProperty = new Set(["required", "additionalProperties", "propertyNames"]);

/** Where in the message the property of a refusal is, or would be. */
export function propertyPointer({ pointer, property, keyword }: LanguageRefusal): string {
  return property !== undefined && namesProperty.has(keyword) ? below(pointer, property) : pointer;
}
