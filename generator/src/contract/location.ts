/** A place in a document. Lines and columns count from 1. */
export interface Location {
  /** As the user named it, relative to where the command was started. */
  readonly file: string;
  /** JSON pointer inside that file. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
}
