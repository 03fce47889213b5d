import { describe, expect, test } from "vitest";
import { isMultiple, nextDown, nextUp } from "./number-facts.js";
import { isItsDecimal, isMultipleOf, isNearItsDecimal, leastCommonMultiple, rationalOf } from "./rational.js";

describe("multipleOf as ajv computes it", () => {
  test.each([
    [6, 3, true],
    [19.99, 0.01, false],
    [0.0075, 0.0001, true],
    [1e308, 0.5, false],
    [1e21, 1, false],
    [0, 0.1, true],
  ])("%d of %d: %s", (value, divisor, want) => {
    expect(isMultiple(value, divisor)).toBe(want);
  });
});

describe("neighbouring doubles", () => {
  test.each([
    [1, 1 + Number.EPSILON],
    [0, Number.MIN_VALUE],
    [-Number.MIN_VALUE, -0],
    [-1, -1 + Number.EPSILON / 2],
  ])("above %d", (value, want) => {
    expect(nextUp(value)).toBe(want);
    expect(nextDown(nextUp(value)) + 0).toBe(value);
  });
});

describe("exact fractions", () => {
  test("a decimal is what it is written as", () => {
    expect(rationalOf(0.1)).toEqual({ numerator: 1n, denominator: 10n });
    expect(rationalOf(1.5e3)).toEqual({ numerator: 1500n, denominator: 1n });
    expect(leastCommonMultiple(rationalOf(0.4), rationalOf(0.6))).toEqual(rationalOf(1.2));
    expect(isMultipleOf(rationalOf(0.3), rationalOf(0.1))).toBe(true);
  });

  test.each([
    [1.5, true, true],
    [0.1, false, true],
    [0.01, false, true],
    [0.7, false, false],
  ])("%d: its own decimal %s, near it %s", (value, exactly, near) => {
    expect(isItsDecimal(value)).toBe(exactly);
    expect(isNearItsDecimal(value)).toBe(near);
  });
});
