export type InitErrorCode =
  /** Files or folders are there already. */
  | "INIT_IN_THE_WAY"
  /** What was answered or given cannot be used. */
  | "INIT_ANSWER_REFUSED"
  /** Ctrl-C or the end of the input instead of an answer. */
  | "INIT_INTERRUPTED";

/** Why nothing was begun. Nothing was written. */
export class InitError extends Error {
  override readonly name = "InitError";

  constructor(
    readonly code: InitErrorCode,
    message: string,
    /** What it is about, as the working directory sees it. */
    readonly paths: readonly string[] = [],
  ) {
    super(message);
  }
}
