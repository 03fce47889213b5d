import type { KeywordReader } from "./keyword-reader.js";

/** Keywords that say nothing about validity, or that draft-07 does not know but people write on purpose. */
const annotations = [
  "$id",
  "id",
  "$schema",
  "$comment",
  "$anchor",
  "$defs",
  "definitions",
  "externalDocs",
  "example",
  "readOnly",
  "writeOnly",
  "contentEncoding",
  "contentMediaType",
  "tags",
  "xml",
];

/** Keywords of other drafts and dialects, which assert something there and nothing in draft-07. */
const foreign: Readonly<Record<string, string>> = {
  nullable: "list `null` among the types",
  dependentRequired: "use `dependencies`",
  dependentSchemas: "use `dependencies`",
  prefixItems: "use a list in `items`",
  unevaluatedProperties: "use `additionalProperties`",
  unevaluatedItems: "use `additionalItems`",
  minContains: "use `contains`",
  maxContains: "use `contains`",
  $dynamicRef: "use `$ref`",
  $recursiveRef: "use `$ref`",
};

const assertions = [
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "items",
  "additionalItems",
  "contains",
  "minItems",
  "maxItems",
  "uniqueItems",
  "properties",
  "patternProperties",
  "additionalProperties",
  "required",
  "propertyNames",
  "dependencies",
  "minProperties",
  "maxProperties",
  "allOf",
  "anyOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
];

/** A typo in a keyword would silently check nothing, so it is an error; what is merely unknown is a warning. */
export function reportUnknownKeywords(read: KeywordReader): void {
  read.ignore(...annotations);
  for (const keyword of read.unread()) {
    if (keyword.startsWith("x-")) continue;
    const instead = Object.hasOwn(foreign, keyword) ? foreign[keyword] : undefined;
    const meant = instead === undefined ? assertions.find((known) => isTypo(keyword, known)) : undefined;
    if (meant !== undefined) {
      read.report({
        code: "unknown-keyword",
        severity: "error",
        message: `\`${printable(keyword)}\` is not a keyword`,
        consequence: "It would check nothing.",
        remedy: `Write \`${meant}\`.`,
        place: read.at(keyword),
      });
    } else {
      read.report({
        code: "ignored-keyword",
        severity: "warning",
        message: `\`${printable(keyword)}\` is not a keyword of JSON Schema draft-07`,
        consequence: "It checks nothing.",
        remedy: instead === undefined ? "Remove it, or begin its name with `x-`." : `Instead, ${instead}.`,
        place: read.at(keyword),
      });
    }
  }
}

function printable(keyword: string): string {
  return JSON.stringify(keyword).slice(1, -1);
}

/** One letter more, fewer or different, two neighbours swapped, or other capitals. */
function isTypo(word: string, known: string): boolean {
  if (word.toLowerCase() === known.toLowerCase()) return true;
  if (known.length < 4 || Math.abs(word.length - known.length) > 1) return false;
  let start = 0;
  while (start < word.length && start < known.length && word[start] === known[start]) start++;
  const rest = word.slice(start);
  const knownRest = known.slice(start);
  const swapped = rest.length > 1 && `${rest[1]}${rest[0]}${rest.slice(2)}` === knownRest;
  return swapped || rest.slice(1) === knownRest || rest === knownRest.slice(1) || rest.slice(1) === knownRest.slice(1);
}
