import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { Location } from "../contract/location.js";
import { disk, type FileReader } from "./file-reader.js";
import { isInside } from "./is-inside.js";
import { openRemoteFiles, type RemoteLimits, shown } from "./remote-files.js";
import { parseSource, type SourceFile } from "./source-file.js";

/** The files of one document. Each is read once, and none outside the roots. */
export interface SourceFiles {
  readonly entry: SourceFile | undefined;
  /** Absolute paths of all files that were read where the document stands. */
  readonly paths: readonly string[];
  /** Addresses of all files that were fetched. */
  readonly urls: readonly string[];
  /** By the name that references use. */
  named(name: string): SourceFile | undefined;
  /** The file that a reference in `from` names, or why there is none. A failure is told once; undefined stands for its repetition. */
  open(from: SourceFile, uri: string, referenceAt: Location): SourceFile | Diagnostic | undefined;
  /** Fetches the files that could not be opened because they are not on this machine; false when there are none. */
  fetchWanted(): Promise<boolean>;
}

export interface SourceFilesOptions {
  readonly input: string;
  readonly cwd: string;
  readonly roots?: readonly string[];
  /** @default nothing is fetched */
  readonly allowRemote?: RemoteLimits;
  /** @default the disk */
  readonly reader?: FileReader;
}

export function openSourceFiles(options: SourceFilesOptions): {
  files: SourceFiles;
  diagnostics: readonly Diagnostic[];
} {
  const { reader = disk } = options;
  const entryPath = resolve(options.cwd, options.input);
  const folder = dirname(entryPath);
  const roots = (options.roots ?? [folder]).map(
    (root) => reader.realPath(resolve(options.cwd, root)) ?? resolve(options.cwd, root),
  );
  const byPath = new Map<string, SourceFile | undefined>();
  const byName = new Map<string, SourceFile>();
  const remote = options.allowRemote === undefined ? undefined : openRemoteFiles(options.allowRemote);

  const read = (path: string, shownName: string): { file?: SourceFile; diagnostics: readonly Diagnostic[] } => {
    const realPath = reader.realPath(path) ?? path;
    let text: string;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(reader.read(realPath));
    } catch (error) {
      byPath.set(realPath, undefined);
      return { diagnostics: [unreadable(shownName, error)] };
    }
    const name = path === entryPath ? relative(folder, entryPath) : slashes(relative(folder, path));
    const { file, diagnostics } = parseSource({ path: realPath, name, shownName, text });
    byPath.set(realPath, file);
    if (file !== undefined) byName.set(file.name, file);
    return file === undefined ? { diagnostics } : { file, diagnostics };
  };

  const shownNameOf = (path: string): string => {
    if (reader.shownName !== undefined) return reader.shownName(path);
    if (path === entryPath) return options.input;
    return isAbsolute(options.input) ? path : slashes(relative(options.cwd, path));
  };

  const { file: entry, diagnostics } = read(entryPath, shownNameOf(entryPath));
  const files: SourceFiles = {
    entry,
    get paths() {
      return [...byPath.keys()];
    },
    get urls() {
      return remote?.urls ?? [];
    },
    named: (name) => byName.get(name) ?? remote?.named(name),
    fetchWanted: async () => (await remote?.fetchWanted()) ?? false,
    open(from, uri, referenceAt) {
      if (uri === "") return from;
      if (/^file:/i.test(uri)) return fileUrl(from, uri, { folder, referenceAt });
      const address = addressOf(from, uri);
      if (address === "unknown") return remoteReference(undefined, remote !== undefined, referenceAt);
      if (address !== undefined)
        return remote === undefined || !isFetched(address)
          ? remoteReference(address, remote !== undefined, referenceAt)
          : remote.open(address, referenceAt);
      const path = resolve(dirname(resolve(folder, from.name)), decoded(uri));
      const realPath = reader.realPath(path) ?? path;
      if (byPath.has(realPath)) return byPath.get(realPath);
      const shownName = shownNameOf(path);
      if (!roots.some((root) => isInside(root, realPath)))
        return outsideRoots(shownName, roots, options.cwd, referenceAt);
      const result = read(path, shownName);
      return (
        result.file ?? {
          ...(result.diagnostics[0] as Diagnostic),
          related: { message: "It is referenced here.", location: referenceAt },
        }
      );
    },
  };
  return { files, diagnostics };
}

function slashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "reading it is not permitted",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of its path is a file, not a directory",
  ELOOP: "its symbolic links go in a circle",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text",
};

function unreadable(shownName: string, error: unknown): Diagnostic {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return {
    code: "unreadable-file",
    severity: "error",
    message: `${shownName} cannot be read: ${reasons[code] ?? (code || "unknown reason")}`,
    consequence: "Nothing is generated.",
    remedy: "Check the path and its permissions.",
    location: { file: shownName, pointer: "", line: 0, column: 0 },
  };
}

/** Where a reference leaves this machine: from a file that was fetched, every one does. */
function addressOf(from: SourceFile, uri: string): URL | "unknown" | undefined {
  const base = isAddress(from.name) ? from.name : undefined;
  if (base === undefined && !/^[a-z][a-z0-9+.-]+:/i.test(uri) && !uri.startsWith("//")) return undefined;
  return URL.canParse(uri, base ?? "https://localhost") ? new URL(uri, base ?? "https://localhost") : "unknown";
}

function isAddress(name: string): boolean {
  return /^https?:/.test(name);
}

function isFetched(url: URL): boolean {
  return ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "";
}

function remoteReference(url: URL | undefined, isAllowed: boolean, location: Location): Diagnostic {
  return {
    code: "remote-reference",
    severity: "error",
    message: `the reference to ${url === undefined ? "another machine" : shown(url)} leaves this machine`,
    consequence: isAllowed
      ? "Only http and https are fetched, and no address with a user or a password in it."
      : "Remote references are not allowed: nothing is fetched while a document is read.",
    remedy: isAllowed
      ? "Keep a copy of the file beside the document and refer to that."
      : "Keep a copy of the file beside the document and refer to that, or let it be fetched with --allow-remote.",
    location,
  };
}

/** A document that names places of one machine is of no use on another, and one that was fetched has no business on this one. */
function fileUrl(
  from: SourceFile,
  uri: string,
  { folder, referenceAt }: { readonly folder: string; readonly referenceAt: Location },
): Diagnostic {
  const path = isAddress(from.name) ? undefined : pathOf(uri);
  const written = path === undefined ? undefined : slashes(relative(dirname(resolve(folder, from.name)), path));
  return {
    code: "file-url",
    severity: "error",
    message: `the reference to ${path ?? "a file"} is a file URL`,
    consequence: "References to files are read by path only, and inside the folders that the document may read.",
    remedy:
      written === undefined
        ? "Keep a copy of the file beside the document and refer to that."
        : `Write the path from here, \`${written}\`, and let its folder be read with --root if it lies outside.`,
    location: referenceAt,
  };
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

function outsideRoots(shownName: string, roots: readonly string[], cwd: string, location: Location): Diagnostic {
  const allowed = roots.map((root) => slashes(relative(cwd, root)) || ".").join(", ");
  return {
    code: "file-outside-roots",
    severity: "error",
    message: `${shownName} is outside the folders that this document may read (${allowed})`,
    consequence: "The file is not opened.",
    remedy: `Move it, or let its folder be read: --root ${slashes(dirname(shownName))}, or \`roots\` in the configuration.`,
    location,
  };
}
