import type { GeneratedFile } from "./generated-file.js";
import { manifestName } from "./manifest.js";
import type { OutputFolder } from "./output-folder.js";
import { planOutput } from "./plan-output.js";
import { unifiedDiff } from "./unified-diff.js";

/** Whether the package on the disk is what the document generates. */
export interface SdkState {
  /** The output folder, as the user would name it. */
  readonly output: string;
  /**
   * `current`: it is. `different`: it is not, which fails. `absent`: there is no such folder, so there is nothing to compare,
   * as where packages are generated in the build and not committed.
   */
  readonly state: "current" | "different" | "absent";
  /** In the order of paths. Empty unless it is different. */
  readonly files: readonly SdkDifference[];
}

export interface SdkDifference {
  /** Relative to the output folder. */
  readonly path: string;
  /** `missing`: not on the disk. `outdated`: generated otherwise now. `stale`: not generated any more. */
  readonly kind: "missing" | "outdated" | "stale";
  /** Somebody edited it by hand, or something else wrote it. */
  readonly isEdited: boolean;
  /** A unified diff from what is on the disk to what is generated, with its two header lines. */
  readonly diff: string;
}

/** How a folder differs from what is generated. Reads it and changes nothing. */
export async function compareOutput(
  folder: OutputFolder,
  files: readonly GeneratedFile[],
): Promise<readonly SdkDifference[]> {
  const plan = await planOutput(folder, files);
  const edited = new Set(plan.edited);
  const difference = async (path: string, content?: string): Promise<SdkDifference> => {
    const found = await folder.read(path);
    const kind = found === undefined ? "missing" : content === undefined ? "stale" : "outdated";
    const diff = unifiedDiff(path, { old: found, new: content });
    return { path, kind, isEdited: edited.has(path), diff };
  };
  const written = await Promise.all(plan.write.map(({ path, content }) => difference(path, content)));
  const removed = await Promise.all(plan.remove.map((path) => difference(path)));
  const all = [...written, ...removed].sort((one, other) => (one.path < other.path ? -1 : 1));
  // The manifest follows from the other files, and says nothing that they do not say.
  const own = all.filter(({ path }) => path !== manifestName);
  return own.length > 0 ? own : all;
}
