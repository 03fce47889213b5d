import type { GeneratedFile } from "./generated-file.js";
import { hashOf, manifestName, manifestOf, parseManifest, printManifest } from "./manifest.js";
import { OutputError } from "./output-error.js";
import type { OutputFolder } from "./output-folder.js";

/** What has to happen to a folder for it to hold exactly what was generated. Paths are relative to it. */
export interface OutputPlan {
  readonly write: readonly GeneratedFile[];
  readonly remove: readonly string[];
  readonly unchanged: readonly string[];
  /** Files among the others that do not hold what was written last: edited by hand, or not ours. */
  readonly edited: readonly string[];
}

/** Reads the folder and changes nothing. */
export async function planOutput(folder: OutputFolder, files: readonly GeneratedFile[]): Promise<OutputPlan> {
  const known = await readManifest(folder);
  const manifest = { path: manifestName, content: printManifest(manifestOf(files)) };
  const write: GeneratedFile[] = [];
  const remove: string[] = [];
  const unchanged: string[] = [];
  const edited: string[] = [];
  for (const file of files) {
    const found = await folder.read(file.path);
    if (found !== undefined && hashOf(found) === hashOf(file.content)) {
      unchanged.push(file.path);
      continue;
    }
    write.push(file);
    if (found !== undefined && hashOf(found) !== known.get(file.path)) edited.push(file.path);
  }
  const emitted = new Set(files.map(({ path }) => path));
  for (const [path, hash] of known) {
    const found = emitted.has(path) ? undefined : await folder.read(path);
    if (found === undefined) continue;
    remove.push(path);
    if (hashOf(found) !== hash) edited.push(path);
  }
  // The manifest comes last: when a run is cut off before, what it wrote is found unchanged by the next.
  const manifestIsSame = (await folder.read(manifestName)) === manifest.content;
  return { write: manifestIsSame ? write : [...write, manifest], remove, unchanged, edited };
}

/** The package's files, and those that it no longer has. */
export function filesOf({ write, remove, unchanged }: OutputPlan): readonly string[] {
  return [...write.map(({ path }) => path), ...remove, ...unchanged];
}

/** @throws OutputError `OUTPUT_EDITED` when a person's edits would be lost. */
export function refuseEdited(plan: OutputPlan): void {
  if (plan.edited.length === 0) return;
  const count = plan.edited.length === 1 ? "One file was" : `${plan.edited.length} files were`;
  throw new OutputError("OUTPUT_EDITED", `${count} edited by hand, or written by something else.`, plan.edited);
}

/**
 * Carries a plan out.
 *
 * @throws OutputError `OUTPUT_EDITED` before anything is written when a person's edits would be lost and `force` is not set.
 */
export async function writeOutput(
  folder: OutputFolder,
  plan: OutputPlan,
  options: { readonly force: boolean },
): Promise<void> {
  if (!options.force) refuseEdited(plan);
  for (const path of plan.remove) await folder.remove(path);
  for (const { path, content } of plan.write) await folder.write(path, content);
}

async function readManifest(folder: OutputFolder): Promise<ReadonlyMap<string, string>> {
  const text = await folder.read(manifestName);
  if (text === undefined) return new Map();
  const manifest = parseManifest(text);
  if (manifest !== undefined) return manifest;
  throw new OutputError(
    "MANIFEST_UNREADABLE",
    `"${manifestName}" is not what eventwright wrote, so it cannot be said which files are its own.`,
    [manifestName],
  );
}
