export type ReleaseErrorCode =
  /** One changelog, or one version, and several documents. */
  | "SEVERAL_DOCUMENTS"
  /** `info.version` is no semantic version, so that none can follow it. */
  | "VERSION_NOT_SEMANTIC"
  /** `info.version` is not written as a text in the document itself. */
  | "VERSION_NOT_WRITABLE"
  /** The changelog has another entry for the version. */
  | "CHANGELOG_HAS_VERSION"
  | "FILE_NOT_WRITABLE";

/** Why a release could not be prepared. Nothing was written. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
  /** What to do, one sentence. */
  readonly remedy: string;

  constructor(
    readonly code: ReleaseErrorCode,
    message: string,
    options: ErrorOptions & { readonly remedy: string },
  ) {
    super(message, options);
    this.remedy = options.remedy;
  }
}
