import { resolve } from "node:path";
import type { Config } from "../config/config.js";
import type { Diagnostic } from "../contract/diagnostic.js";
import type { RemoteLimits } from "../document/remote-files.js";
import { applyPolicy } from "../policy/apply-policy.js";
import { impossibleDays, misnamedAcceptances, unknownRules } from "../policy/check-config.js";
import { type FailOn, policyOf } from "../policy/policy.js";
import type { ChangeReport } from "../report/changes/change-report.js";
import { compareWithBaselines } from "./compare-with-baselines.js";
import { readConfiguration } from "./document-targets.js";
import { leftOutOf } from "./left-out.js";
import { loadPair } from "./load-pair.js";
import { hasErrors } from "./prepare-package.js";

export interface DiffOptions {
  /** What paths are relative to, and where the configuration is looked for. @default process.cwd() */
  readonly cwd?: string;
  /** `git:main`, `git:v1.2.0:path/asyncapi.yaml`, `npm:@catalog/events@1.2.0`, a file or a folder. */
  readonly old: string;
  readonly new: string;
  /** The configuration whose `check` counts, or the path of its file. @default the file in `cwd`, where there is one */
  readonly config?: string | Config;
  /** From which severity on a change fails, instead of the configuration's `check.failOn`. */
  readonly failOn?: FailOn;
  /** Folders beside the document's own that it may refer to files in, instead of the configuration's `roots`. */
  readonly roots?: readonly string[];
  /** Fetch references to http and https. @default false */
  readonly allowRemote?: boolean | RemoteLimits;
}

export interface DiffResult {
  /** What is wrong with the configuration. When one of them is an error, nothing was compared. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the configuration has errors. */
  readonly report?: ChangeReport;
}

/** How a command runs it. */
export interface DiffMode {
  /** Told before each long step. */
  readonly onStep?: (step: string) => void;
  /** `2026-12-31`, in UTC. @default today */
  readonly today?: string;
}

/**
 * All changes between two documents.
 *
 * @throws BaselineError when one of them is not there or cannot be understood, or git or npm cannot be asked.
 */
export async function diff(given: DiffOptions, mode: DiffMode = {}): Promise<DiffResult> {
  const cwd = resolve(given.cwd ?? ".");
  const configured = await readConfiguration(given.config, cwd);
  const { config, locate } = configured;
  const diagnostics = [...configured.diagnostics, ...unknownRules(config, locate), ...impossibleDays(config, locate)];
  if (hasErrors(diagnostics)) return { diagnostics };

  const { old, new: changed, settings } = await loadPair({ ...given, ...mode, cwd }, configured);
  const policy = policyOf(settings.check, given.failOn);
  const compared = await compareWithBaselines(changed.contract, [old], policy);
  const today = mode.today ?? new Date().toISOString().slice(0, 10);
  const { changes, misnamed } = applyPolicy(compared.changes, policy, today);
  return {
    diagnostics,
    report: {
      command: "diff",
      diagnostics: misnamedAcceptances(config, misnamed, locate),
      documents: [
        {
          input: changed.shownName,
          baselines: [old.shownName],
          diagnostics: leftOutOf(old, changed),
          changes,
          semver: compared.semver,
        },
      ],
      failed: changes.some(({ fails }) => fails),
    },
  };
}
