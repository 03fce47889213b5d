/** What stood in the way of a decision; programs read the code, people the reason. */
export type UndecidedCode =
  | "BUDGET_EXCEEDED"
  | "SCHEMA_UNREADABLE"
  | "REFERENCE_UNRESOLVED"
  | "REFERENCE_UNGUARDED"
  | "DYNAMIC_REFERENCE"
  | "ANNOTATION_UNDECIDED"
  | "PATTERN_UNSUPPORTED"
  | "FORMAT_UNDECIDED"
  | "NUMBER_UNDECIDED"
  | "SIZE_TOO_LARGE"
  | "NESTING_TOO_DEEP"
  | "VALIDATOR_DISAGREES"
  | "VALIDATOR_FAILS"
  | "JUDGE_FAILED";

/**
 * Thrown inside the judge where it can go no further, and turned into the verdict `undecided` at its door: callers of
 * `compareSchemas` never see it.
 */
export class Undecided extends Error {
  override readonly name = "Undecided";
  readonly code: UndecidedCode;

  constructor(code: UndecidedCode, reason: string) {
    super(reason);
    this.code = code;
  }
}
