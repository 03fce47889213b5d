/** One file of a generated package, before anything is written. */
export interface GeneratedFile {
  /** Relative to the output folder, with `/`. */
  readonly path: string;
  readonly content: string;
}
