import { resolve } from "node:path";
import type { DocumentSource } from "../baseline/document-source.js";
import { findDocuments, isOnDisk } from "../baseline/find-documents.js";
import { type ComparedDocument, loadDocument } from "../baseline/load-document.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { allowRemote } from "./allow-remote.js";
import { pathFrom, type Target } from "./document-targets.js";
import { withNames } from "./prepare-package.js";

export interface BaselineRequest {
  readonly target: Target;
  readonly cwd: string;
  /** The folder of the configuration: what its paths are relative to. */
  readonly folder: string;
  /** Instead of the configuration's `check.against`. */
  readonly against?: readonly string[];
  /** Instead of the configuration's `check.transitive`. */
  readonly transitive?: boolean;
  readonly allowRemote?: boolean | RemoteLimits;
  /** Told before each long step. */
  readonly onStep?: (step: string) => void;
  /** What npm has been asked for, for a command that runs again and again. @default npm is asked */
  readonly published?: PublishedDocuments;
}

/** Documents of packages by what npm was asked: the name, and whether all versions are wanted. */
export type PublishedDocuments = Map<string, readonly DocumentSource[]>;

/** All that the options or the configuration name. */
export async function loadBaselines(request: BaselineRequest): Promise<readonly ComparedDocument[]> {
  const { target, cwd, folder } = request;
  const { input, config } = target;
  const check = config.check ?? {};
  const names = request.against ?? [check.against ?? []].flat().map((name) => namedFrom(cwd, folder, name));
  const loaded = new Map<string, ComparedDocument>();
  for (const name of names) {
    request.onStep?.(`reading ${name}`);
    const transitive = request.transitive ?? check.transitive ?? false;
    const question = `${name} ${transitive}`;
    const known = request.published?.get(question);
    const sources =
      known ?? (await findDocuments(name, { cwd, document: resolve(cwd, input), transitive, role: "BASELINE" }));
    if (name.startsWith("npm:")) request.published?.set(question, sources);
    for (const source of sources) {
      const { channels, roots } = config;
      const baseline = await loadDocument(source, {
        role: "BASELINE",
        ...(channels === undefined ? {} : { channels }),
        ...(roots === undefined ? {} : { roots }),
        ...allowRemote(request.allowRemote),
      });
      const files = isOnDisk(name) ? baseline.files : [];
      loaded.set(baseline.shownName, { ...baseline, contract: withNames(baseline.contract, config), files });
    }
  }
  return [...loaded.values()];
}

/** Paths in a configuration are relative to its folder. */
function namedFrom(cwd: string, folder: string, name: string): string {
  return isOnDisk(name) ? pathFrom(cwd, resolve(folder, name)) : name;
}
