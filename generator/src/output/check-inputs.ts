import { statSync } from "node:fs";
import { join, relative } from "node:path";
import { OutputError } from "./output-error.js";

/** What a run reads, and what it writes or takes for its own. */
export interface ReadAndWritten {
  /** Absolute paths of all that is read: documents, what they refer to, the configuration, plugins. */
  readonly inputs: readonly string[];
  /** The output folder, absolute. */
  readonly root: string;
  /** Paths relative to it. */
  readonly outputs: readonly string[];
}

/**
 * A package with a file in the place of one that it is made from would replace its own source, by this run or a later one.
 *
 * @throws OutputError `OUTPUT_IS_INPUT`
 */
export function checkInputs({ inputs, root, outputs }: ReadAndWritten, cwd: string): void {
  // By what the file system knows them by: a path may have several spellings, and lead through links.
  const names = new Map<string, string>();
  for (const path of inputs) {
    const identity = identityOf(path);
    if (identity !== undefined) names.set(identity, relative(cwd, path));
  }
  const found = outputs.flatMap((path) => {
    const name = names.get(identityOf(join(root, path)) ?? "");
    return name === undefined ? [] : [{ path, name }];
  });
  const [first] = found;
  if (first === undefined) return;
  const message = `${first.name} is read, and the package has a file in its place.`;
  throw new OutputError(
    "OUTPUT_IS_INPUT",
    message,
    found.map(({ path }) => path),
  );
}

function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats === undefined ? undefined : `${stats.dev}:${stats.ino}`;
  } catch {
    // A part of the path is a file, or may not be looked into: the output folder says so itself.
    return undefined;
  }
}
