import type { Location } from "./location.js";

/** Something to tell the author of a document. `error` stops generation; nothing is written. */
export interface Diagnostic {
  /** A kebab-case fact: `unknown-urgency`. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  /** What was found, in one clause, without the place: `ProductCreated.price has no type`. */
  readonly message: string;
  /** What follows from it, one sentence. */
  readonly consequence?: string;
  /** What to do about it, one sentence. */
  readonly remedy?: string;
  /** Absent only where there is no place: a file that cannot be read has its path with line 0. */
  readonly location: Location;
  /** A second place, for a clash. */
  readonly related?: { readonly message: string; readonly location: Location };
}
