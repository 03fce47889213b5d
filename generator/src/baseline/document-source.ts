import type { FileReader } from "../document/file-reader.js";

/** Where a document can be read from. */
export interface DocumentSource {
  /** As reports name it, and as a user may name it again: `git:main:asyncapi.yaml`. */
  readonly shownName: string;
  /** Absolute; of a document that is not on the disk, the path that it would have. */
  readonly path: string;
  readonly reader: FileReader;
}

/** Which of the two documents is looked for: errors say it. */
export type DocumentRole = "BASELINE" | "DOCUMENT";

export interface FindOptions {
  /** What relative paths are relative to. */
  readonly cwd: string;
  /** The document that is compared with what is found: a branch or a folder has one like it. Absolute. */
  readonly document?: string;
  /**
   * All versions that there are instead of the newest: all tags that a pattern matches, all folders, all of a package.
   * @default false
   */
  readonly transitive?: boolean;
  readonly role: DocumentRole;
}
