import type { Diagnostic } from "../contract/diagnostic.js";

export type BaselineErrorCode =
  /** No change has the fingerprint that was named. */
  | "FINDING_NOT_FOUND"
  /** There is no document where one was named. */
  | "BASELINE_NOT_FOUND"
  /** There is one, and nothing can be made of it: `diagnostics` say why. */
  | "BASELINE_UNREADABLE"
  /** The same of the document that is compared with the baseline. */
  | "DOCUMENT_NOT_FOUND"
  | "DOCUMENT_UNREADABLE"
  | "GIT_NOT_INSTALLED"
  | "GIT_NOT_A_REPOSITORY"
  | "GIT_REF_REFUSED"
  | "GIT_REF_UNKNOWN"
  | "GIT_FAILED"
  | "NPM_NOT_INSTALLED"
  | "NPM_NAME_REFUSED"
  | "NPM_PACKAGE_UNKNOWN"
  | "NPM_PACKAGE_TOO_LARGE"
  | "NPM_FAILED";

/** Why two documents could not be compared. */
export class BaselineError extends Error {
  override readonly name = "BaselineError";
  /** What follows, and what to do: a sentence each. */
  readonly remedy: string;
  /** What is wrong with a document that was found. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(
    readonly code: BaselineErrorCode,
    message: string,
    options: ErrorOptions & { readonly remedy: string; readonly diagnostics?: readonly Diagnostic[] },
  ) {
    super(message, options);
    this.remedy = options.remedy;
    this.diagnostics = options.diagnostics ?? [];
  }
}
