/** An exact fraction, in lowest terms, positive. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The decimal that the number is written as: 0.1 is a tenth, not the double nearest to it. */
export function rationalOf(value: number): Rational {
  const [digits = "0", exponent = "0"] = String(Math.abs(value)).split("e");
  const [whole = "0", fraction = ""] = digits.split(".");
  const shift = Number(exponent) - fraction.length;
  const all = BigInt(whole + fraction);
  return shift >= 0 ? reduced(all * 10n ** BigInt(shift), 1n) : reduced(all, 10n ** BigInt(-shift));
}

function reduced(numerator: bigint, denominator: bigint): Rational {
  const divisor = greatestCommonDivisor(numerator, denominator) || 1n;
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left, right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function leastCommonMultiple(left: Rational, right: Rational): Rational {
  const a = left.numerator * right.denominator;
  const b = right.numerator * left.denominator;
  const divisor = greatestCommonDivisor(a, b) || 1n;
  return reduced((a / divisor) * b, left.denominator * right.denominator);
}

export function isMultipleOf(value: Rational, divisor: Rational): boolean {
  if (divisor.numerator === 0n) return false;
  return (value.numerator * divisor.denominator) % (value.denominator * divisor.numerator) === 0n;
}

/**
 * Whether the double differs from the decimal it is written as by at most 2^-54 of it, half of what a double may. Then
 * a whole number divided by it rounds to the quotient by the decimal, where that is whole.
 */
export function isNearItsDecimal(value: number): boolean {
  const decimal = rationalOf(value);
  const double = exactly(value);
  const difference = double.numerator * decimal.denominator - decimal.numerator * double.denominator;
  const absolute = difference < 0n ? -difference : difference;
  return absolute << 54n <= decimal.numerator * double.denominator;
}

/** Whether the double is exactly the decimal it is written as, like 1.5 and unlike 0.1. */
export function isItsDecimal(value: number): boolean {
  const decimal = rationalOf(value);
  const double = exactly(value);
  return decimal.numerator * double.denominator === double.numerator * decimal.denominator;
}

/** The double's own value, which is a fraction of a power of two. */
function exactly(value: number): Rational {
  let numerator = Math.abs(value);
  let shift = 0n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    shift += 1n;
  }
  return { numerator: BigInt(numerator), denominator: 1n << shift };
}
