/** What generated validators ask of JSON values beside what JavaScript's operators say. */

/**
 * Deep equality of JSON values. Looks at own members only and calls nothing that a value brings along, so that
 * `{"valueOf":1}` or `{"constructor":1}` is a value like any other.
 */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((element, index) => jsonEqual(element, b[index]));
  }
  if (Array.isArray(b)) return false;
  const members: Readonly<Record<string, unknown>> = { ...a };
  const others = new Map(Object.entries(b));
  const names = Object.keys(members);
  return (
    names.length === others.size &&
    names.every((name) => others.has(name) && jsonEqual(members[name], others.get(name)))
  );
}

/** Length as JSON Schema counts it: in characters of Unicode, where JavaScript counts UTF-16 units. */
export function codePointLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      length--;
      index++;
    }
  }
  return length;
}

/** Whether `value` is a multiple as people reckon, in decimal: 19.99 is one of 0.01, although in binary it is not quite. */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (!Number.isFinite(value)) return false;
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  const quotient = value / divisor;
  if (Math.abs(quotient) < 2 ** 40 && Math.abs(quotient - Math.round(quotient)) > 1e-3) return false;
  const [digits, exponent] = decimal(value);
  const [divisorDigits, divisorExponent] = decimal(divisor);
  const shift = exponent - divisorExponent;
  return shift >= 0
    ? (digits * 10n ** BigInt(shift)) % divisorDigits === 0n
    : digits % (divisorDigits * 10n ** BigInt(-shift)) === 0n;
}

/** `digits × 10^exponent`, exactly the decimal that is written. */
function decimal(value: number): readonly [digits: bigint, exponent: number] {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), Number(exponent) - fraction.length];
}

/** Whether no element of an array occurs twice. */
export function isUnique(values: readonly unknown[]): boolean {
  return new Set(values.map(canonicalText)).size === values.length;
}

/** The same text for equal JSON values, whatever the order of their members. */
function canonicalText(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join()}}`;
}
