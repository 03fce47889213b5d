import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { readContract } from "../contract/read-contract.js";
import { bundle } from "./bundle.js";
import { checkVersion } from "./check-version.js";
import { locator, referenceNames } from "./locator.js";
import { parseOfficially } from "./official-parser.js";
import { readDocument } from "./read-document.js";
import { skeletonOf } from "./skeleton.js";
import { openSourceFiles } from "./source-files.js";
import { translateDiagnostics } from "./translate-diagnostics.js";

export interface LoadContractOptions {
  /** Path of the document, absolute or relative to `cwd`. Diagnostics name files as this path does. */
  readonly input: string;
  /** @default process.cwd() */
  readonly cwd?: string;
  /**
   * Folders that references to other files may not leave, symbolic links resolved.
   * @default the folder of the document
   */
  readonly roots?: readonly string[];
}

export interface LoadedContract {
  /** Absent when a diagnostic is an error. */
  readonly contract?: Contract;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of all files that were read: what a watcher watches. */
  readonly files: readonly string[];
  /** The document in one file: what other files held stands under `x-eventwright-files`. Undefined when a file could not be read. */
  readonly bundled: unknown;
}

/** Reads, validates and understands a document. Never throws for what a document holds; nothing is fetched. */
export async function loadContract(options: LoadContractOptions): Promise<LoadedContract> {
  const { files, diagnostics: entryDiagnostics } = openSourceFiles({ ...options, cwd: options.cwd ?? process.cwd() });
  const { entry } = files;
  const before = entry === undefined ? entryDiagnostics : [...entryDiagnostics, ...checkVersion(entry)];
  if (entry === undefined || hasError(before)) return { diagnostics: before, files: files.paths, bundled: undefined };

  const bundled = bundle(entry, files);
  const { root } = bundled;
  if (hasError(bundled.diagnostics))
    return { diagnostics: bundled.diagnostics, files: files.paths, bundled: undefined };

  const locate = locator(bundled);
  const skeleton = skeletonOf(root, locate);
  const { document, diagnostics: parserDiagnostics } = await parseOfficially(skeleton.document);
  const validity = [...skeleton.diagnostics, ...translateDiagnostics(parserDiagnostics, { skeleton, root, locate })];
  if (document === undefined || hasError(validity)) return { diagnostics: validity, files: files.paths, bundled: root };

  const { contract, diagnostics } = readContract({
    source: entry.name,
    root,
    ...readDocument(document),
    locate,
    ...referenceNames(entry),
  });
  return {
    ...(contract === undefined ? {} : { contract }),
    diagnostics: [...validity, ...diagnostics],
    files: files.paths,
    bundled: root,
  };
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
