import type { SchemaPlace } from "./schema-node.js";

/** Something in a schema that its author should know. Whoever reports it adds file and line. */
export interface SchemaProblem {
  readonly code:
    | "unknown-keyword"
    | "ignored-keyword"
    | "malformed-keyword"
    | "invalid-pattern"
    | "unknown-type"
    | "endless-schema"
    | "property-of-every-object"
    | "type-not-said"
    | "format-not-checked"
    | "discriminator-not-enforced";
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly consequence?: string;
  readonly remedy?: string;
  readonly place: SchemaPlace;
}
