import { Ajv, type ErrorObject, type Options, type ValidateFunction } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import { isTame } from "../contract/schema/harmless-length.js";
import type { Dialect } from "./dialect.js";
import { isArray, isObject, type Json } from "./json.js";
import { Undecided } from "./undecided.js";

/** Why a message was refused, without any of its values. */
export interface Refusal {
  /** JSON pointer into the message. */
  readonly pointer: string;
  /** The keyword that refused it. */
  readonly keyword: string;
  /** JSON pointer into the schema, as ajv gives it. */
  readonly schemaPointer: string;
  readonly message: string;
}

/** The final word on a witness. */
export interface Validator<Why> {
  /** @returns `undefined` when the value is accepted. */
  refusal(value: Json): Why | undefined;
}

type Matches = (pattern: string, text: string) => boolean;

const classes = {
  "draft-04": Ajv,
  "draft-06": Ajv,
  "draft-07": Ajv,
  "2019-09": Ajv2019,
  "2020-12": Ajv2020,
} as const;

/** An instance costs more than a compilation, but it keeps a trace of all it compiled: it is replaced now and then. */
const compilationsPerInstance = 200;
const sharedInstances = new Map<string, { readonly ajv: Ajv; uses: number }>();

function createAjv(dialect: Dialect, options: Options): Ajv {
  return new classes[dialect]({
    strict: false,
    strictNumbers: true,
    validateSchema: false,
    validateFormats: false,
    logger: false,
    ...options,
    // Most validators run a handful of times: shorter code is not worth the time to make it.
    code: { optimize: false, ...options.code },
  });
}

/** The meta-schemas that ajv carries, for references to them. */
export function metaSchema(dialect: Dialect, uri: string): Json | undefined {
  const ajv = shared(dialect, {});
  return (ajv.schemas[uri] ?? ajv.refs[uri]) !== undefined ? metaSchemaOf(ajv, uri) : undefined;
}

function metaSchemaOf(ajv: Ajv, uri: string): Json | undefined {
  const found = ajv.schemas[uri] ?? ajv.refs[uri];
  if (typeof found === "string") return metaSchemaOf(ajv, found);
  return found?.schema as Json | undefined;
}

function shared(dialect: Dialect, options: Options): Ajv {
  const key = `${dialect} ${options.ownProperties === true}`;
  const known = sharedInstances.get(key);
  if (known !== undefined && known.uses < compilationsPerInstance) {
    known.uses += 1;
    return known.ajv;
  }
  const ajv = createAjv(dialect, options);
  sharedInstances.set(key, { ajv, uses: 1 });
  return ajv;
}

/**
 * ajv itself, for schemas on their own.
 *
 * @param matches Runs the patterns on which JavaScript's backtracking might not return.
 * @throws {Undecided} `SCHEMA_UNREADABLE` when ajv refuses the schema.
 */
export function createValidator(schema: Json, dialect: Dialect, matches: Matches): Validator<Refusal> {
  const features = featuresOf(schema);
  const options: Options = { ownProperties: features.namesPrototype };
  if (features.wildPattern) options.code = { regExp: guardedRegExp(matches) };
  // ajv keeps nested identifiers and expressions for good, so schemas that have them get an instance of their own.
  const ajv = features.identifies || features.wildPattern ? createAjv(dialect, options) : shared(dialect, options);
  const validate = compile(ajv, schema, () => createAjv(dialect, { ...options, allErrors: true }));
  return {
    refusal: (value) => {
      try {
        return validate(value) ? undefined : refusalOf(validate.errors);
      } catch (cause) {
        if (cause instanceof Undecided) throw cause;
        if (cause instanceof RangeError) {
          throw new Undecided(
            "REFERENCE_UNGUARDED",
            "ajv overflows the stack: a $ref leads back to itself on one value",
          );
        }
        throw new Undecided("VALIDATOR_FAILS", `ajv throws on a message: ${String(cause)}`);
      }
    },
  };
}

/** @param flat What compiles an object of thousands of properties: otherwise ajv nests their checks, deeper than the stack. */
function compile(ajv: Ajv, schema: Json, flat?: () => Ajv): ValidateFunction {
  try {
    return ajv.compile(isObject(schema) ? schema : schema === true);
  } catch (cause) {
    if (cause instanceof RangeError && flat !== undefined) return compile(flat(), schema);
    if (cause instanceof RangeError)
      throw new Undecided("NESTING_TOO_DEEP", "the schema is too large for ajv to compile");
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Undecided("SCHEMA_UNREADABLE", `ajv refuses the schema: ${message}`);
  } finally {
    if (isObject(schema)) ajv.removeSchema(schema);
  }
}

function refusalOf(errors: readonly ErrorObject[] | null | undefined): Refusal {
  // A refused branch is listed before the keyword that refused for want of it.
  const error = errors?.at(-1);
  return {
    pointer: error?.instancePath ?? "",
    keyword: error?.keyword ?? "false schema",
    schemaPointer: error?.schemaPath ?? "#/false schema",
    message: error?.message ?? "is refused",
  };
}

/** A `RegExp` to be called or constructed, whose `test` returns on any text. */
export function guardedRegExp(matches: Matches) {
  function regExp(pattern: string, flags: string) {
    const expression = new RegExp(pattern, flags);
    if (!isTame(pattern)) expression.test = (text) => matches(pattern, text);
    return expression;
  }
  return Object.assign(regExp, { code: "guardedRegExp" });
}

interface Features {
  identifies: boolean;
  namesPrototype: boolean;
  wildPattern: boolean;
}

function featuresOf(schema: Json): Features {
  const features: Features = { identifies: false, namesPrototype: false, wildPattern: false };
  const visit = (value: Json): void => {
    if (typeof value === "string" && value in Object.prototype) features.namesPrototype = true;
    if (isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === "$id" || name === "$anchor" || name === "$dynamicAnchor") features.identifies = true;
      if (name in Object.prototype) features.namesPrototype = true;
      if (name === "pattern" && typeof inner === "string" && !isTame(inner)) features.wildPattern = true;
      if (name === "patternProperties" && isObject(inner) && !Object.keys(inner).every(isTame))
        features.wildPattern = true;
      visit(inner);
    }
  };
  visit(schema);
  return features;
}
