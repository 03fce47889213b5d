import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { BaselineError } from "../baseline/baseline-error.js";
import type { Config } from "../config/config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { unknownLintRules, unusedSuppressions } from "../lint/lint-config.js";
import { lintDocument } from "../lint/lint-document.js";
import { allowRemote } from "./allow-remote.js";
import { readConfiguration, targetsOf } from "./document-targets.js";
import { hasErrors, readPackage } from "./prepare-package.js";

export interface LintOptions {
  /** What paths are relative to, and where the configuration is looked for. @default process.cwd() */
  readonly cwd?: string;
  /** The configuration, or the path of its file. @default the file `eventwright.config.{ts,js,mjs,json,yaml}` in `cwd` */
  readonly config?: string | Config;
  /** Path of the AsyncAPI document, instead of the configuration's; with several in the configuration, the one that is meant. */
  readonly input?: string;
  /** Folders beside the document's own that it may refer to files in, instead of the configuration's `roots`. */
  readonly roots?: readonly string[];
  /** Fetch references to http and https. @default false */
  readonly allowRemote?: boolean | RemoteLimits;
}

export interface LintReport {
  /** What is wrong with the configuration. When one of them is an error, no document was looked at. */
  readonly configuration: readonly Diagnostic[];
  /** The documents that were looked at, as the user would name them. */
  readonly inputs: readonly string[];
  /** Of each document errors first. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the configuration keeps from being told. */
  readonly suppressed: readonly Diagnostic[];
}

/**
 * What the documents can do better, and what is wrong with them.
 *
 * @throws BaselineError `DOCUMENT_NOT_FOUND` when there is none.
 */
export async function lint(
  given: LintOptions = {},
  { onStep = () => {} }: { readonly onStep?: (step: string) => void } = {},
): Promise<LintReport> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  const { config, locate, folder } = configured;
  const { targets, diagnostics: ofTargets } = hasErrors(configured.diagnostics)
    ? { targets: [], diagnostics: [] }
    : targetsOf(configured, given, cwd);
  const configuration = [...configured.diagnostics, ...ofTargets, ...unknownLintRules(config, locate)];
  if (hasErrors(configuration)) return { configuration, inputs: [], diagnostics: [], suppressed: [] };

  const linted = [];
  for (const target of targets) {
    const { input } = target;
    if (!existsSync(resolve(cwd, input))) {
      throw new BaselineError("DOCUMENT_NOT_FOUND", `There is no ${input}, so there is nothing to look at.`, {
        remedy: "Name the document with --input, or in the configuration.",
      });
    }
    onStep(`reading ${input}`);
    const { diagnostics, read } = await readPackage({
      ...target,
      cwd,
      folder,
      mayReuse: false,
      onStep,
      ...allowRemote(given.allowRemote),
    });
    linted.push({ input, ...lintDocument(read?.contract, diagnostics, target.config.lint) });
  }
  const used = new Set(linted.flatMap((document) => document.used));
  const isWhole = given.input === undefined && !linted.some(({ diagnostics }) => hasErrors(diagnostics));
  return {
    configuration: [...configuration, ...(isWhole ? unusedSuppressions(config, used, locate) : [])],
    inputs: linted.map(({ input }) => input),
    diagnostics: linted.flatMap(({ diagnostics }) => diagnostics),
    suppressed: linted.flatMap(({ suppressed }) => suppressed),
  };
}
