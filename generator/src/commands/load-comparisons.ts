import { resolve } from "node:path";
import { BaselineError } from "../baseline/baseline-error.js";
import { findDocuments } from "../baseline/find-documents.js";
import { type ComparedDocument, loadDocument } from "../baseline/load-document.js";
import type { Config, DocumentConfig } from "../config/config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { impossibleDays, unknownRules } from "../policy/check-config.js";
import { allowRemote } from "./allow-remote.js";
import { readConfiguration, targetsOf } from "./document-targets.js";
import { loadBaselines } from "./load-baselines.js";
import { loadPair } from "./load-pair.js";
import { hasErrors, withNames } from "./prepare-package.js";

export interface ComparisonSources {
  /** What paths are relative to, and where the configuration is looked for. @default process.cwd() */
  readonly cwd?: string;
  /** The configuration, or the path of its file. @default the file `eventwright.config.{ts,js,mjs,json,yaml}` in `cwd` */
  readonly config?: string | Config;
  /** Two documents to compare, instead of the configuration's and what that is compared with. */
  readonly pair?: { readonly old: string; readonly new: string };
  /** Path of the AsyncAPI document, instead of the configuration's; with several in the configuration, the one that is meant. */
  readonly input?: string;
  /** What to compare with, instead of the configuration's `check.against`. */
  readonly against?: readonly string[];
  /** Folders beside the document's own that it may refer to files in, instead of the configuration's `roots`. */
  readonly roots?: readonly string[];
  /** Fetch references to http and https. @default false */
  readonly allowRemote?: boolean | RemoteLimits;
}

export interface LoadedComparisons {
  /** What is wrong with the configuration. When one of them is an error, nothing was loaded. */
  readonly diagnostics: readonly Diagnostic[];
  /** One for each document. */
  readonly comparisons: readonly LoadedComparison[];
}

/** A document, and the versions of it that it is compared with: one at least. */
export interface LoadedComparison {
  readonly document: ComparedDocument;
  /** Absolute, where the document is a file of the disk that may be written. */
  readonly path?: string;
  /** The folder of its package, absolute, whether it is there or not. Absent for a document that has none. */
  readonly output?: string;
  readonly baselines: readonly [ComparedDocument, ...ComparedDocument[]];
  readonly settings: DocumentConfig;
}

/**
 * What `check` and `diff` compare, for commands that say more of it.
 *
 * @throws BaselineError when a document is not there or cannot be understood, or when nothing says what to compare with.
 */
export async function loadComparisons(
  given: ComparisonSources,
  mode: { readonly onStep?: (step: string) => void } = {},
): Promise<LoadedComparisons> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  const { config, locate, folder } = configured;
  const { pair } = given;
  const { targets, diagnostics: ofTargets } =
    hasErrors(configured.diagnostics) || pair !== undefined
      ? { targets: [], diagnostics: [] }
      : targetsOf(configured, given, cwd);
  const diagnostics = [
    ...configured.diagnostics,
    ...ofTargets,
    ...unknownRules(config, locate),
    ...impossibleDays(config, locate),
  ];
  if (hasErrors(diagnostics)) return { diagnostics, comparisons: [] };
  if (pair !== undefined) {
    const { old, new: document, settings } = await loadPair({ ...given, ...pair, ...mode, cwd }, configured);
    return { diagnostics, comparisons: [{ document, baselines: [old], settings }] };
  }
  const comparisons: LoadedComparison[] = [];
  for (const target of targets) {
    const { input, output, config: settings } = target;
    mode.onStep?.(`reading ${input}`);
    const path = resolve(cwd, input);
    const [source] = await findDocuments(input, { cwd, document: path, role: "DOCUMENT" });
    if (source === undefined) continue;
    const { channels, roots } = settings;
    const loaded = await loadDocument(source, {
      role: "DOCUMENT",
      ...(channels === undefined ? {} : { channels }),
      ...(roots === undefined ? {} : { roots }),
      ...allowRemote(given.allowRemote),
    });
    const [first, ...others] = await loadBaselines({ ...given, ...mode, target, cwd, folder });
    if (first === undefined) {
      throw new BaselineError("BASELINE_NOT_FOUND", `Nothing says what ${input} is to be compared with.`, {
        remedy: "Name it with --against, as in --against git:main, or in the configuration under check.against.",
      });
    }
    comparisons.push({
      document: { ...loaded, contract: withNames(loaded.contract, settings) },
      path,
      output: output.root,
      baselines: [first, ...others],
      settings,
    });
  }
  return { diagnostics, comparisons };
}
