export type OutputErrorCode =
  /** A path that leads out of the output folder, or through a symbolic link. */
  | "OUTPUT_PATH_REFUSED"
  /** The root of the file system, or the home folder. */
  | "OUTPUT_FOLDER_REFUSED"
  /** A file of the package would be in the place of one that it is made from. */
  | "OUTPUT_IS_INPUT"
  /** A manifest that is no manifest, so that it cannot be said which files are ours. */
  | "MANIFEST_UNREADABLE"
  /** Files that were edited by hand, or that something else wrote. */
  | "OUTPUT_EDITED"
  /** The disk is full, or there is no right to write. */
  | "OUTPUT_NOT_WRITABLE";

/** Why an output folder was left as it is. */
export class OutputError extends Error {
  override readonly name = "OutputError";

  constructor(
    readonly code: OutputErrorCode,
    message: string,
    /** The files that it is about, relative to the output folder. */
    readonly paths: readonly string[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
