/** `type: integer` as ajv tests it: 1.0 is one. */
export function isInteger(value: number): boolean {
  return value % 1 === 0;
}

/** `multipleOf` as ajv computes it: in floating point, and never true of quotients from 1e21, which print an exponent. */
export function isMultiple(value: number, divisor: number): boolean {
  const quotient = value / divisor;
  return quotient === Number.parseInt(String(quotient), 10);
}

const bits = new DataView(new ArrayBuffer(8));

/** The next double above. */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (value === Number.POSITIVE_INFINITY) return value;
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + (value > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** The next double below. */
export function nextDown(value: number): number {
  return -nextUp(-value);
}
