import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { DocumentConfig } from "../config/config.js";
import { packageNameOf } from "../config/package-name.js";
import type { Contract } from "../contract/contract.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { LoadedContract } from "../document/load-contract.js";
import type { RemoteLimits } from "../document/remote-files.js";
import type { PackageOptions } from "../emit/package-options.js";
import { packageVersion } from "../emit/sdk/emit-package-json.js";
import type { GeneratedFile } from "../output/generated-file.js";
import { manifestOf, printManifest } from "../output/manifest.js";
import type { OutputFolder } from "../output/output-folder.js";
import { type OutputPlan, planOutput } from "../output/plan-output.js";
import { inputHashes, outputHashes, type RunRecord, readRecord } from "../output/run-record.js";
import { loadPlugins } from "../plugin/load-plugins.js";
import { addPluginFiles, runPlugins } from "../plugin/run-plugins.js";
import { generatorIdentity } from "./generator-identity.js";
import { readRuntime } from "./read-runtime.js";
import { spareMemory } from "./spare-memory.js";

export interface PackageRequest {
  readonly cwd: string;
  /** The folder of the configuration: what plugins' paths are relative to. */
  readonly folder: string;
  /** As diagnostics name it. */
  readonly input: string;
  readonly output: OutputFolder;
  readonly config: DocumentConfig;
  /** Whether a run that would change nothing may be answered from the record of the last one. */
  readonly mayReuse: boolean;
  /** Absent: nothing is fetched. */
  readonly allowRemote?: RemoteLimits;
  /** Told before each long step. */
  readonly onStep: (step: string) => void;
  /** Told what there is to say of the document before the output is looked at. */
  readonly onFound?: (diagnostics: readonly Diagnostic[]) => void;
}

export interface PreparedPackage {
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
  /** Absent when there were errors. */
  readonly planned?: PlannedPackage;
}

export interface PlannedPackage {
  readonly name: string;
  readonly version: string;
  readonly plan: OutputPlan;
  /** To be kept when the plan has been carried out. Absent when it is the record that was reused, or none can be made. */
  readonly record?: RunRecord;
}

/** Reads one document and emits its package. Nothing is written. */
export async function preparePackage(request: PackageRequest): Promise<PreparedPackage> {
  const { cwd, input, output, config, onStep } = request;
  const { plugins = [] } = config;
  const { allowRemote } = request;
  // What a plugin depends on is not known, nor is what a server has by now, so such a run is never the same as the last.
  const key =
    plugins.length > 0 || allowRemote !== undefined
      ? undefined
      : JSON.stringify([generatorIdentity(), cwd, input, config]);
  const last = key === undefined || !request.mayReuse ? undefined : await readRecord(output, key);
  if (last !== undefined) {
    request.onFound?.(last.diagnostics);
    return reused(last);
  }

  // What happens while the document is read has to be younger, however coarse the file system's clock is.
  const startedMs = Date.now() - 20;
  onStep(`reading ${input}`);
  const document = await readPackage(request);
  request.onFound?.(document.diagnostics);
  if (document.read === undefined) return document;
  const { diagnostics, files: read } = document;
  const emitted = await emitFiles(document.read, request);
  const named = { packageName: emitted.name, packageVersion: emitted.version };
  const inputs = key === undefined ? undefined : await inputHashes(read, startedMs);
  const record = key === undefined || inputs === undefined ? undefined : { key, inputs, diagnostics, ...named };
  return {
    diagnostics,
    files: [...read, ...emitted.pluginFiles],
    planned: {
      name: emitted.name,
      version: emitted.version,
      plan: await planOutput(output, emitted.files),
      ...(record === undefined
        ? {}
        : { record: { ...record, outputs: outputHashes(emitted.files, printManifest(manifestOf(emitted.files))) } }),
    },
  };
}

/** A document that a package can be made of. */
export interface ReadPackage {
  readonly loaded: LoadedContract;
  readonly contract: Contract;
}

export interface PackageReading {
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
  /** Absent when there were errors. */
  readonly read?: ReadPackage;
}

/** Reads one document, and says what would keep its package from being made. */
export async function readPackage({ cwd, input, config, allowRemote }: PackageRequest): Promise<PackageReading> {
  const { loadContract } = await import("../document/load-contract.js");
  const loaded = await loadContract({
    input,
    cwd,
    ...(config.channels === undefined ? {} : { channels: config.channels }),
    ...(config.roots === undefined ? {} : { roots: [dirname(resolve(cwd, input)), ...config.roots] }),
    ...(allowRemote === undefined ? {} : { allowRemote }),
  });
  const { files } = loaded;
  if (loaded.contract === undefined || hasErrors(loaded.diagnostics)) return { diagnostics: loaded.diagnostics, files };
  spareMemory(loaded.contract.schemas.named.length);
  const contract = withNames(loaded.contract, config);
  // Compilers are behind this; a document with a mistake in it is answered without loading them.
  const { checkContract } = await import("../emit/check-contract.js");
  const diagnostics = [...loaded.diagnostics, ...checkContract(contract)];
  return hasErrors(diagnostics) ? { diagnostics, files } : { diagnostics, files, read: { loaded, contract } };
}

export interface EmittedPackage {
  readonly name: string;
  readonly version: string;
  readonly files: readonly GeneratedFile[];
  /** Absolute paths of the plugins' modules. */
  readonly pluginFiles: readonly string[];
}

/** Emits the files of a package, those of plugins among them. */
export async function emitFiles(
  { loaded, contract }: ReadPackage,
  { config, folder, onStep }: PackageRequest,
): Promise<EmittedPackage> {
  const { emitPackage } = await import("../emit/emit-package.js");
  const runtime = await readRuntime();
  const options = packageOptionsOf(config, contract, runtime.version);
  onStep(`generating ${options.name}`);
  const loadedPlugins = await loadPlugins(config.plugins ?? [], folder);
  const added = await runPlugins(loadedPlugins.plugins, contract);
  const own = await emitPackage({
    contract,
    options,
    document: await documentText(loaded, config),
    runtime: runtime.declarations,
    added: added.map(({ path }) => path),
  });
  const files = addPluginFiles(own, added);
  return { name: options.name, version: packageVersion(contract.version), files, pluginFiles: loadedPlugins.files };
}

function reused({ inputs, outputs, diagnostics, packageName, packageVersion }: RunRecord): PreparedPackage {
  const unchanged = Object.keys(outputs).slice(0, -1);
  return {
    diagnostics,
    files: Object.keys(inputs),
    planned: { name: packageName, version: packageVersion, plan: { write: [], remove: [], unchanged, edited: [] } },
  };
}

export function withNames(contract: Contract, { names = {} }: DocumentConfig): Contract {
  const { application } = contract;
  const { application: name = application.name, counterpart: counterpartName = application.counterpartName } = names;
  return { ...contract, application: { ...application, name, counterpartName } };
}

function packageOptionsOf(config: DocumentConfig, contract: Contract, runtimeVersion: string): PackageOptions {
  const { package: given = {}, header, openTypes } = config;
  return {
    name: given.name ?? packageNameOf(contract.title),
    runtimeVersion: given.runtimeVersion ?? `^${runtimeVersion}`,
    ...(given.fields === undefined ? {} : { fields: given.fields }),
    ...(header === undefined ? {} : { header }),
    ...(openTypes === undefined ? {} : { openTypes }),
  };
}

/** One whole file is handed on as it was written, comments and all; several, or a part of one, become one. */
async function documentText({ files, urls, bundled }: LoadedContract, { channels }: DocumentConfig): Promise<string> {
  const [file, ...others] = files;
  if (file !== undefined && others.length === 0 && urls.length === 0 && channels === undefined)
    return await readFile(file, "utf8");
  const { stringify } = await import("yaml");
  return stringify(bundled, { lineWidth: 0 });
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
