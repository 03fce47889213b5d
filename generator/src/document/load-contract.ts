import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import { tokensOf } from "../contract/json-pointer.js";
import { readContract } from "../contract/read-contract.js";
import { forgetSlowPatterns } from "../contract/schema/document-pattern.js";
import { type Bundle, bundle } from "./bundle.js";
import { checkVersion } from "./check-version.js";
import { convertSchemas } from "./convert-schemas.js";
import { digitsAt } from "./digits-at.js";
import type { FileReader } from "./file-reader.js";
import { locator, referenceNames, writer } from "./locator.js";
import { parseOfficially } from "./official-parser.js";
import { readDocument } from "./read-document.js";
import type { RemoteLimits } from "./remote-files.js";
import { type ChannelSelection, selectChannels } from "./select-channels.js";
import { skeletonOf } from "./skeleton.js";
import type { SourceFile } from "./source-file.js";
import { openSourceFiles, type SourceFiles } from "./source-files.js";
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
  /** The rest of the document is as if it were not written. @default all channels */
  readonly channels?: ChannelSelection;
  /**
   * Fetches references to http and https, within these limits; the document itself is a file in any case.
   * @default such references are refused, and nothing is fetched
   */
  readonly allowRemote?: RemoteLimits;
  /** Where the document and the files that it refers to are read from. @default the disk */
  readonly reader?: FileReader;
}

export interface LoadedContract {
  /** Absent when a diagnostic is an error. */
  readonly contract?: Contract;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of all files that were read: what a watcher watches. */
  readonly files: readonly string[];
  /** Addresses of all files that were fetched, without queries. */
  readonly urls: readonly string[];
  /** The document in one file: what other files held stands under `x-eventwright-files`. Undefined when a file could not be read. */
  readonly bundled: unknown;
}

/** Reads, validates and understands a document. Never throws for what a document holds; nothing is fetched unless it is allowed. */
export async function loadContract(options: LoadContractOptions): Promise<LoadedContract> {
  forgetSlowPatterns();
  const opened = openSourceFiles({ ...options, cwd: options.cwd ?? process.cwd() });
  const loaded = await load(opened.files, opened.diagnostics, options);
  return { ...loaded, files: opened.files.paths, urls: opened.files.urls };
}

async function load(
  files: SourceFiles,
  entryDiagnostics: readonly Diagnostic[],
  options: LoadContractOptions,
): Promise<Omit<LoadedContract, "files" | "urls">> {
  const { entry } = files;
  const before = entry === undefined ? entryDiagnostics : [...entryDiagnostics, ...checkVersion(entry)];
  if (entry === undefined || hasError(before)) return { diagnostics: before, bundled: undefined };

  const bundled = await bundleWithRemote(entry, files);
  if (hasError(bundled.diagnostics)) return { diagnostics: bundled.diagnostics, bundled: undefined };

  const selected = selectChannels(bundled.root, options.channels ?? {}, locator(bundled));
  if (hasError(selected.diagnostics)) return { diagnostics: selected.diagnostics, bundled: undefined };

  const converted = await convertSchemas(selected.root, bundled);
  if (hasError(converted.diagnostics)) return { diagnostics: converted.diagnostics, bundled: undefined };
  const { root } = converted;
  const locate = locator(converted);

  const skeleton = skeletonOf(root, locate);
  const { document, diagnostics: parserDiagnostics } = await parseOfficially(skeleton.document);
  const validity = [
    ...converted.diagnostics,
    ...skeleton.diagnostics,
    ...translateDiagnostics(parserDiagnostics, { skeleton, root, locate }),
  ];
  if (document === undefined || hasError(validity)) return { diagnostics: validity, bundled: root };

  const { contract, diagnostics } = readContract({
    source: entry.name,
    root,
    ...readDocument(document),
    foreignSchemas: bundled.foreign,
    locate,
    writtenAt: writer(converted),
    digitsAt(place) {
      const hash = place.indexOf("#");
      const file = files.named(place.slice(0, hash));
      return file === undefined ? undefined : digitsAt(file, tokensOf(place.slice(hash + 1)));
    },
    ...referenceNames(entry),
  });
  return {
    ...(contract === undefined ? {} : { contract }),
    diagnostics: [...validity, ...diagnostics],
    bundled: root,
  };
}

/** What a reading asks for and is not here is fetched, and may refer to more. Each failure to open a file is told in one reading only. */
async function bundleWithRemote(entry: SourceFile, files: SourceFiles): Promise<Bundle> {
  const found = new Map<string, Diagnostic>();
  for (;;) {
    const bundled = bundle(entry, files);
    for (const diagnostic of bundled.diagnostics) found.set(JSON.stringify(diagnostic), diagnostic);
    if (!(await files.fetchWanted())) return { ...bundled, diagnostics: [...found.values()] };
  }
}

function hasError(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}
