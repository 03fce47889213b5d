import type { LanguageRefusal } from "./message-validator.js";

/** What kind of change a witness shows, in the words of people who read findings. */
export type BreakReason =
  /** A property has to be there that the other side may leave out. */
  | "property-required"
  /** A property is gone that the other side sends or needs. */
  | "property-removed"
  | "property-type"
  | "enum-value-removed"
  | "enum-value-added"
  | "const"
  | "range"
  | "length"
  | "pattern"
  | "format"
  | "items"
  /** Too few or too many properties. */
  | "property-count"
  /** A name that `propertyNames` refuses. */
  | "property-name"
  /** No branch of a union takes it. */
  | "variant"
  /** More than one branch of `oneOf` takes it. */
  | "union-ambiguous"
  /** Properties that are not declared are refused. */
  | "closed"
  /** What one property asks of others: `dependencies`, `if`, `then`, `else`. */
  | "dependency"
  /** `not`, or a schema that is `false`. */
  | "denied";

const reasonOfKeyword: Readonly<Record<string, BreakReason>> = {
  required: "property-required",
  type: "property-type",
  const: "const",
  minimum: "range",
  maximum: "range",
  exclusiveMinimum: "range",
  exclusiveMaximum: "range",
  multipleOf: "range",
  minLength: "length",
  maxLength: "length",
  pattern: "pattern",
  format: "format",
  minItems: "items",
  maxItems: "items",
  uniqueItems: "items",
  contains: "items",
  additionalItems: "items",
  minProperties: "property-count",
  maxProperties: "property-count",
  propertyNames: "property-name",
  anyOf: "variant",
  oneOf: "variant",
  discriminator: "variant",
  "undeclared-property": "closed",
};

interface Circumstances {
  /** Which side of the change sends: the old one when going backward. */
  readonly direction: "backward" | "forward";
  /** Whether the sending side declares the property that the refusal is about. */
  readonly isDeclared: boolean;
}

export function breakReason(refusal: LanguageRefusal, { direction, isDeclared }: Circumstances): BreakReason {
  if (refusal.isConditional) return "dependency";
  switch (refusal.keyword) {
    case "enum":
      return direction === "backward" ? "enum-value-removed" : "enum-value-added";
    case "required":
      return direction === "forward" && !isDeclared ? "property-removed" : "property-required";
    case "additionalProperties":
    case "false schema":
      if (refusal.property === undefined) return "denied";
      return direction === "backward" && isDeclared ? "property-removed" : "closed";
    case "oneOf":
      return refusal.isAmbiguous ? "union-ambiguous" : "variant";
    default:
      return reasonOfKeyword[refusal.keyword] ?? "denied";
  }
}
