/** `product.price_changed` → `ProductPriceChanged`. Capitals inside a word stay: `URLInfo`. Undefined: nothing of it can stand in a name. */
export function pascalCase(key: string): string | undefined {
  const words = key.match(/[\p{L}\p{N}]+/gu) ?? [];
  const name = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  if (name === "") return undefined;
  return /^\p{N}/u.test(name) ? `_${name}` : name;
}

/** Abbreviations with small letters in them, which are one word each. */
export const mixedAbbreviation = /(?<!\p{Lu})(?:II?oT|QoS|DoS|[BDFIPS]aaS|VoIP|PoS|SoC)(?=\p{Lu}\p{Ll}|\P{L}|$)/gu;

/** `ProductPriceChanged` → `product-price-changed`, `URLInfo` → `url-info`, `IoTDevice` → `iot-device` */
export function kebabCase(key: string): string {
  return key
    .replace(mixedAbbreviation, (word) => word.toUpperCase())
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1-$2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1-$2")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .toLowerCase();
}

/**
 * Types that generated code and its readers take for JavaScript's, and names that no file may have on Windows or
 * that the emitted folders use for themselves.
 */
const reserved = new Set(
  `Object Function Boolean Symbol Number BigInt String Array Map Set WeakMap WeakSet WeakRef Date RegExp Error TypeError
  Promise PromiseLike Proxy Reflect Math JSON Intl Buffer ArrayBuffer DataView Iterator Generator AsyncIterator AsyncDisposable
  Disposable Record Partial Required Readonly ReadonlyArray Pick Omit Exclude Extract NonNullable Parameters ReturnType
  Awaited Uppercase Lowercase Capitalize Uncapitalize This Infinity NaN Undefined Null Never Unknown Any Void
  Index Con Prn Aux Nul`.split(/\s+/),
);

/** The type of a schema: a name that means something else already gets `Schema` behind it. */
export function schemaTypeName(key: string): string | undefined {
  const name = pascalCase(key);
  return name !== undefined && (reserved.has(name) || /^(Com|Lpt)\d$/.test(name)) ? `${name}Schema` : name;
}
