import type { Diagnostic } from "../../contract/diagnostic.js";
import type { Location } from "../../contract/location.js";
import type { SemverStep } from "../../diff/semver-step.js";
import type { SdkState } from "../../output/compare-output.js";
import type { Acceptance, JudgedChange } from "../../policy/judged-change.js";
import type { VersionRise } from "../../policy/version-rise.js";

export type { Acceptance, JudgedChange, SdkState, VersionRise };

/** What `eventwright check` and `eventwright diff` found: all that a format prints. */
export interface ChangeReport {
  readonly command: "check" | "diff";
  /** About the configuration: acceptances whose finding is not there any more. */
  readonly diagnostics: readonly Diagnostic[];
  /** One per document of the configuration; of `diff` one. */
  readonly documents: readonly DocumentReport[];
  /** Whether anything found here fails the command, so that it ends with exit code 1. */
  readonly failed: boolean;
}

export interface DocumentReport {
  /** As the user named it: `asyncapi.yaml`, `git:main:asyncapi.yaml`. */
  readonly input: string;
  /** What it was compared with, as reports name it: `git:main:asyncapi.yaml`. Empty when there was nothing to compare with. */
  readonly baselines: readonly string[];
  /** What the parser, the generator and the lint rules say of the document. An error fails. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when the package was not looked at: of `diff`, and where the document has errors. */
  readonly sdk?: SdkState;
  /** Worst first. What several baselines have in common is told once. */
  readonly changes: readonly JudgedChange[];
  /** The highest step that any baseline asks for. Absent when there was nothing to compare with. */
  readonly semver?: SemverStep;
  /** Of the baseline that asks for the highest version. Absent when there was nothing to compare with. */
  readonly version?: VersionRise;
  /** Where the document says its version. */
  readonly versionAt?: Location;
}
