import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { BaselineError } from "../baseline/baseline-error.js";
import type { AcceptanceConfig, Config, SuppressionConfig } from "../config/config.js";
import type { LoadedConfig } from "../config/load-config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { unknownLintRules, unusedSuppressions } from "../lint/lint-config.js";
import { lintDocument } from "../lint/lint-document.js";
import { checkFolder } from "../output/check-folder.js";
import { checkInputs } from "../output/check-inputs.js";
import { compareOutput, type SdkState } from "../output/compare-output.js";
import { manifestName } from "../output/manifest.js";
import { applyPolicy, type MisnamedAcceptance } from "../policy/apply-policy.js";
import { impossibleDays, misnamedAcceptances, unknownRules, unusedAcceptances } from "../policy/check-config.js";
import { type FailOn, policyOf } from "../policy/policy.js";
import type { ChangeReport, DocumentReport } from "../report/changes/change-report.js";
import { withoutLogins } from "../report/without-logins.js";
import { allowRemote } from "./allow-remote.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { namedInputs, pathFrom, readConfiguration, type Target, targetsOf } from "./document-targets.js";
import { loadBaselines, type PublishedDocuments } from "./load-baselines.js";
import { emitFiles, hasErrors, type PackageRequest, type ReadPackage, readPackage } from "./prepare-package.js";

export interface CheckOptions {
  /**
   * What paths are relative to, and where the configuration is looked for.
   * @default process.cwd()
   */
  readonly cwd?: string;
  /** The configuration, or the path of its file. @default the file `eventwright.config.{ts,js,mjs,json,yaml}` in `cwd` */
  readonly config?: string | Config;
  /** Path of the AsyncAPI document, instead of the configuration's; with several in the configuration, the one that is meant. */
  readonly input?: string;
  /** What to compare with, instead of the configuration's `check.against`. */
  readonly against?: readonly string[];
  /** Compare with all released versions, instead of the configuration's `check.transitive`. */
  readonly transitive?: boolean;
  /** From which severity on a change fails, instead of the configuration's `check.failOn`. */
  readonly failOn?: FailOn;
  /** Folders beside the document's own that it may refer to files in, instead of the configuration's `roots`. */
  readonly roots?: readonly string[];
  /** Fetch references to http and https. @default false */
  readonly allowRemote?: boolean | RemoteLimits;
}

export interface CheckResult {
  /** What is wrong with the configuration. When one of them is an error, nothing was checked. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the configuration has errors. */
  readonly report?: ChangeReport;
  /** Absolute paths of the files that it depends on: what a watcher watches. */
  readonly files: readonly string[];
}

/** How a command runs it. */
export interface CheckMode {
  /** Told before each long step. */
  readonly onStep?: (step: string) => void;
  /** `2026-12-31`, in UTC. @default today */
  readonly today?: string;
  /** What npm has been asked for, for a command that runs again and again. @default npm is asked */
  readonly published?: PublishedDocuments;
}

/**
 * Whether the documents are sound, their packages are what they generate, and nothing breaks that was not accepted. Nothing
 * is written.
 *
 * @throws BaselineError when there is nothing to compare with, or git or npm cannot be asked. OutputError, PluginError and
 * EmittedCodeError as `generate` does.
 */
export async function check(given: CheckOptions = {}, mode: CheckMode = {}): Promise<CheckResult> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  const { config, file, locate } = configured;
  const files = new Set(file === undefined ? [] : [file]);
  const targets = hasErrors(configured.diagnostics)
    ? { targets: [], diagnostics: [] }
    : targetsOf(configured, given, cwd);
  const diagnostics = [
    ...configured.diagnostics,
    ...targets.diagnostics,
    ...unknownRules(config, locate),
    ...impossibleDays(config, locate),
    ...unknownLintRules(config, locate),
  ];
  if (hasErrors(diagnostics)) return { diagnostics, files: [...files] };

  const documents: CheckedDocument[] = [];
  for (const target of targets.targets) {
    const checked = await checkDocument({ target, cwd, configured, given, mode });
    for (const path of checked.files) files.add(path);
    documents.push(checked);
  }
  const reports = documents.map(({ report }) => report);
  // What one document does not need, another one may.
  const isWhole = given.input === undefined && reports.every((report) => !hasErrors(report.diagnostics));
  const isCompared = isWhole && reports.every(({ baselines }) => baselines.length > 0);
  const accepted = new Set(documents.flatMap((checked) => checked.accepted));
  const suppressed = new Set(documents.flatMap((checked) => checked.suppressed));
  return {
    diagnostics,
    report: {
      command: "check",
      diagnostics: [
        ...misnamedAcceptances(
          config,
          documents.flatMap((checked) => checked.misnamed),
          locate,
        ),
        ...(isCompared ? unusedAcceptances(config, accepted, { locate, today: mode.today ?? todayInUtc() }) : []),
        ...(isWhole ? unusedSuppressions(config, suppressed, locate) : []),
      ],
      documents: reports,
      failed: reports.some(fails),
    },
    files: [...files],
  };
}

function fails({ diagnostics, sdk, changes, version }: DocumentReport): boolean {
  return (
    hasErrors(diagnostics) ||
    sdk?.state === "different" ||
    changes.some((change) => change.fails) ||
    version?.risesEnough === false
  );
}

interface DocumentRequest {
  readonly target: Target;
  readonly cwd: string;
  readonly configured: LoadedConfig;
  readonly given: CheckOptions;
  readonly mode: CheckMode;
}

interface CheckedDocument {
  readonly report: DocumentReport;
  /** What of the configuration said something of this document. */
  readonly accepted: readonly AcceptanceConfig[];
  readonly misnamed: readonly MisnamedAcceptance[];
  readonly suppressed: readonly SuppressionConfig[];
  readonly files: readonly string[];
}

async function checkDocument({ target, cwd, configured, given, mode }: DocumentRequest): Promise<CheckedDocument> {
  const { input, output, config } = target;
  const { onStep = () => {}, today = todayInUtc() } = mode;
  const path = resolve(cwd, input);
  if (!existsSync(path)) {
    throw new BaselineError("DOCUMENT_NOT_FOUND", `There is no ${input}, so there is nothing to check.`, {
      remedy: "Name the document with --input, or in the configuration.",
    });
  }
  const remote = allowRemote(given.allowRemote);
  const request: PackageRequest = {
    cwd,
    folder: configured.folder,
    input,
    output,
    config,
    mayReuse: false,
    onStep,
    ...remote,
  };
  onStep(`reading ${input}`);
  const reading = await readPackage(request);
  const { read } = reading;
  const files = [...reading.files, join(output.root, manifestName)];
  const { diagnostics, used: suppressed } = lintDocument(read?.contract, reading.diagnostics, config.lint);
  if (read === undefined) {
    return {
      report: { input, baselines: [], diagnostics, changes: [] },
      accepted: [],
      misnamed: [],
      suppressed,
      files,
    };
  }
  const inputs = [...(configured.file === undefined ? [] : [configured.file]), ...namedInputs(configured)];
  const sdk = await sdkStateOf(read, request, [...reading.files, ...inputs]);

  const { published } = mode;
  const baselines = await loadBaselines({
    ...given,
    target,
    cwd,
    folder: configured.folder,
    onStep,
    ...(published === undefined ? {} : { published }),
  });
  const policy = policyOf(config.check, given.failOn);
  const compared = await compareWithBaselines(read.contract, baselines, policy);
  const { changes, used: accepted, misnamed } = applyPolicy(compared.changes, policy, today);
  const hasBaseline = baselines.length > 0;
  return {
    report: {
      input,
      baselines: baselines.map(({ shownName }) => shownName),
      diagnostics,
      sdk,
      changes,
      ...(hasBaseline ? { semver: compared.semver } : {}),
      ...(compared.version !== undefined && config.check?.version !== false
        ? { version: compared.version, versionAt: read.contract.within(read.contract.location, "version") }
        : {}),
    },
    accepted,
    misnamed,
    suppressed,
    files: [...files, ...baselines.flatMap((baseline) => baseline.files)],
  };
}

/** `2026-12-31` */
function todayInUtc(): string {
  return new Date().toISOString().slice(0, 10);
}

async function sdkStateOf(read: ReadPackage, request: PackageRequest, inputs: readonly string[]): Promise<SdkState> {
  const { output, cwd } = request;
  checkFolder(output, cwd);
  const folder = pathFrom(cwd, output.root);
  if (!existsSync(output.root)) return { output: folder, state: "absent", files: [] };
  const emitted = await emitFiles(read, request);
  checkInputs({ inputs, root: output.root, outputs: emitted.files.map(({ path }) => path) }, cwd);
  const compared = await compareOutput(output, emitted.files);
  const files = compared.map((file) => ({ ...file, diff: withoutLogins(file.diff) }));
  return { output: folder, state: files.length === 0 ? "current" : "different", files };
}
