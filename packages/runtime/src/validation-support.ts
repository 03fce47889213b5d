import type { Validator, ValidatorError } from "./contract.js";

export { formats } from "./formats.js";
export { codePointLength, isMultipleOf, isUnique, jsonEqual } from "./json-checks.js";

/** A value that breaks its schema. It says where and which rule, and never holds the value: events hold personal data. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly code = "VALUE_INVALID";
  /** The schema's type: `ProductCreated`. */
  readonly type: string;
  /** JSON pointer to what is wrong in the value; the empty string is the value itself. */
  readonly pointer: string;
  /** The keyword that refused it: `minimum`. */
  readonly rule: string;
  /** JSON pointer to the rule in the AsyncAPI document. */
  readonly place: string;

  constructor(type: string, error: ValidatorError) {
    const where = error.instancePath === "" ? type : `${type} at ${error.instancePath}`;
    super(`${where} ${error.message ?? `breaks the rule "${error.keyword}"`} (${error.schemaPath}).`);
    this.type = type;
    this.pointer = error.instancePath;
    this.rule = error.keyword;
    this.place = error.schemaPath;
  }
}

/**
 * A generated validator that never throws. JSON some thousand levels deep overflows the stack of any recursive check:
 * such a value is invalid, and the process goes on.
 */
export function validator(validate: Validator, place: string): Validator {
  const safe: Validator = (value) => {
    try {
      const valid = validate(value);
      safe.errors = valid ? null : (validate.errors ?? null);
      return valid;
    } catch {
      safe.errors = [
        {
          instancePath: "",
          keyword: "unreadable",
          params: {},
          message: "is nested too deeply to be checked",
          schemaPath: place,
        },
      ];
      return false;
    }
  };
  return safe;
}

/** The value, when the validator accepts it. @throws ValidationError when it does not. */
export function parse(type: string, accepts: Validator, value: unknown): unknown {
  if (accepts(value)) return value;
  throw new ValidationError(type, mainError(accepts.errors ?? []));
}

/** The error that tells most: of a condition's two errors the one inside it, of a union's many the union's own. */
function mainError(errors: readonly ValidatorError[]): ValidatorError {
  const error = errors.findLast(({ keyword }) => keyword !== "if") ?? errors.at(-1);
  return error ?? { instancePath: "", keyword: "unknown", params: {}, schemaPath: "" };
}
