import { readFileSync, realpathSync } from "node:fs";

/** Where the files of a document are read from: the disk, a commit, a text in memory. Paths are absolute. */
export interface FileReader {
  /** The path without symbolic links; undefined when there is nothing. */
  realPath(path: string): string | undefined;
  /** @throws Error with the `code` of the file system, `ENOENT` where there is nothing. */
  read(path: string): Uint8Array;
  /** How messages name the file. @default as the user named the document, and others relative to where the command runs */
  shownName?(path: string): string;
}

export const disk: FileReader = {
  realPath(path) {
    try {
      return realpathSync(path);
    } catch {
      return undefined;
    }
  },
  read: (path) => readFileSync(path),
};

/** A document that is a text: one file, and nothing beside it. */
export function textInMemory(file: {
  readonly path: string;
  readonly text: string;
  readonly shownName: string;
}): FileReader {
  return {
    realPath: (path) => (path === file.path ? path : undefined),
    read(path) {
      if (path !== file.path) throw noSuchFile();
      return new TextEncoder().encode(file.text);
    },
    shownName: (path) => (path === file.path ? file.shownName : path),
  };
}

/** What the file system says of a path where there is nothing. */
export function noSuchFile(): Error {
  return Object.assign(new Error("no such file"), { code: "ENOENT" });
}
