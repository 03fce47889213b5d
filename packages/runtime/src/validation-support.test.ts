import { describe, expect, test } from "vitest";
import type { Validator, ValidatorError } from "./contract.js";
import { parse, ValidationError, validator } from "./validation-support.js";

const minimum: ValidatorError = {
  instancePath: "/price",
  keyword: "minimum",
  params: { limit: 0 },
  message: "must be >= 0",
  schemaPath: "/components/schemas/Price/minimum",
};

function refusing(...errors: readonly ValidatorError[]): Validator {
  const validate: Validator = () => {
    validate.errors = errors;
    return false;
  };
  return validate;
}

describe("parse", () => {
  test("gives back what the validator accepts, itself", () => {
    const value = { price: 1 };
    expect(
      parse(
        "Product",
        validator(() => true, ""),
        value,
      ),
    ).toBe(value);
  });

  test("throws with the pointer, the rule and its place, and without the value", () => {
    const value = { price: -987 };
    const error = errorOf(() => parse("Product", validator(refusing(minimum), ""), value));
    expect(error).toMatchObject({
      code: "VALUE_INVALID",
      type: "Product",
      pointer: "/price",
      rule: "minimum",
      place: "/components/schemas/Price/minimum",
      message: "Product at /price must be >= 0 (/components/schemas/Price/minimum).",
    });
    expect(JSON.stringify(error)).not.toContain("987");
  });

  test("tells of a condition the error inside it, and of a union the union's", () => {
    const condition = { ...minimum, keyword: "if" };
    const union = { ...minimum, keyword: "anyOf" };
    expect(errorOf(() => parse("A", refusing(minimum, condition), 1)).rule).toBe("minimum");
    expect(errorOf(() => parse("A", refusing(minimum, union), 1)).rule).toBe("anyOf");
  });
});

describe("validator", () => {
  test("takes a value that is nested too deeply for invalid, and goes on", () => {
    const deep: Validator = (value) => deep(value);
    const safe = validator(deep, "/components/schemas/Tree");
    expect(safe([])).toBe(false);
    expect(safe.errors).toEqual([
      {
        instancePath: "",
        keyword: "unreadable",
        params: {},
        message: "is nested too deeply to be checked",
        schemaPath: "/components/schemas/Tree",
      },
    ]);
  });

  test("forgets the errors of an earlier value", () => {
    let valid = false;
    const validate: Validator = () => {
      validate.errors = valid ? null : [minimum];
      return valid;
    };
    const safe = validator(validate, "");
    safe(1);
    expect(safe.errors).toEqual([minimum]);
    valid = true;
    safe(1);
    expect(safe.errors).toBeNull();
  });
});

function errorOf(act: () => unknown): ValidationError {
  try {
    act();
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown.");
}
